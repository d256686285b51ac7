/** What a watch told of an object. */
export interface RecordedChange {
  /** Seconds since whoever watched began to. */
  at: number;
  /** `Kind name`. */
  object: string;
  /** What is so now and was not before, null for what is so no more; null as a whole when the object is gone. */
  facts: Record<string, string | null> | null;
}
