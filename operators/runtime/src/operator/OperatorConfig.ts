/**
 * What an operator is told on its command line.
 *
 * @public
 */
export interface OperatorConfig {
  /** Where hosts, templates and Cluster API objects live, and the Lease of the leader. */
  namespace: string;
  /** How many objects each controller works on at once; the operator's own default when it is not given. */
  concurrency?: number;
  /** Which of the operator's own switches were given, by their names without dashes. */
  switches: ReadonlySet<string>;
  /** What was given for the operator's own settings, by their names without dashes. */
  settings: ReadonlyMap<string, string>;
}
