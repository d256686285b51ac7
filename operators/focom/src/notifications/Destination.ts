/** Somebody who is told. */
export interface Destination {
  /** Its own: the name of a configured endpoint, or the URL that a request gave. */
  key: string;
  /** As metrics and the log call it: one of the names in the configuration. */
  name: string;
  url: string;
  signingKeyFile: string;
  caFile?: string;
  /** Whether it wants to hear of this. */
  wants(type: string): boolean;
}
