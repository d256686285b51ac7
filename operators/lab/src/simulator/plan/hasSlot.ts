/** A cluster that has, or wants, an API server. */
export interface SlotCandidate {
  key: string;
  /** Whether its API server runs already. */
  isRunning: boolean;
  /** Whether it had one before, in an earlier run of the lab. */
  hasKubeconfig: boolean;
  creationTimestamp: string;
}

/** Whether a cluster is among those that may have an API server: who has one keeps it, then who came first. */
export function hasSlot(
  key: string,
  candidates: readonly SlotCandidate[],
  max: number,
): boolean {
  return [...candidates]
    .sort(
      (a, b) =>
        Number(b.isRunning) - Number(a.isRunning) ||
        Number(b.hasKubeconfig) - Number(a.hasKubeconfig) ||
        a.creationTimestamp.localeCompare(b.creationTimestamp) ||
        a.key.localeCompare(b.key),
    )
    .slice(0, max)
    .some(candidate => candidate.key === key);
}
