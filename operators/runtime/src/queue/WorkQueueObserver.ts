/** Is told what happens in a work queue, for metrics. */
export interface WorkQueueObserver {
  onAdd?(): void;
  onRetry?(): void;
  /** A key was handed out, after waiting for so long. */
  onStart?(waitedMs: number): void;
}
