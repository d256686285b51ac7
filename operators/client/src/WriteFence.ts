/**
 * Says whether a process may still write; see {@link KubernetesClient.fencedBy}.
 *
 * @public
 */
export interface WriteFence {
  /** Ends writes under way when it is aborted. */
  readonly signal: AbortSignal;
  /** Asked before every write; throws when there must be none. */
  check(): void;
}
