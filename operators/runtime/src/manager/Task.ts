/**
 * Work besides the controllers', for the leader alone.
 *
 * @public
 */
export interface Task {
  /**
   * Begins when the caches are filled and this process is the leader. Ends, with what is under way, when the signal is
   * aborted; a failure ends the manager.
   */
  run(signal: AbortSignal): Promise<void>;
}
