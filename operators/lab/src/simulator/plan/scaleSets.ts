import { MachineGroup, RolloutStrategy } from '../model/objects';

/** How large a MachineSet is to be, is, and how many of its machines can be used. */
export interface SetSize {
  wanted: number;
  actual: number;
  available: number;
}

/** How many machines there may be too many, and too few, while machines are replaced. */
export interface RolloutLimits {
  replicas: number;
  maxSurge: number;
  maxUnavailable: number;
}

/** A MachineDeployment's limits; by default one machine more comes before an old one goes. */
export function rolloutLimits(
  replicas: number,
  strategy: RolloutStrategy | undefined,
): RolloutLimits {
  const { maxSurge: surge = 1, maxUnavailable: unavailable = 0 } =
    strategy?.rollingUpdate ?? {};
  const maxSurge = scaled(surge, replicas, Math.ceil);
  const maxUnavailable = scaled(unavailable, replicas, Math.floor);
  return {
    replicas,
    maxSurge,
    maxUnavailable: Math.min(
      // neither more nor fewer would mean that nothing ever changes
      maxSurge === 0 && maxUnavailable === 0 ? 1 : maxUnavailable,
      replicas,
    ),
  };
}

/** How a MachineSet stands. */
export function sizeOf(set: MachineGroup): SetSize {
  return {
    wanted: set.spec?.replicas ?? 1,
    actual: set.status?.replicas ?? 0,
    available: set.status?.availableReplicas ?? 0,
  };
}

/**
 * How large the MachineSets of a MachineDeployment are to be next, so that the new one takes over from the old ones,
 * which are given oldest first. Machines that are still going count: their hosts are not free before.
 */
export function scaleSets(
  limits: RolloutLimits,
  newSet: SetSize,
  oldSets: readonly SetSize[],
): { newSet: number; oldSets: number[] } {
  const wanted = scaleNewSet(limits, newSet, oldSets);
  return {
    newSet: wanted,
    oldSets: scaleOldSets(limits, { ...newSet, wanted }, oldSets),
  };
}

function scaleNewSet(
  limits: RolloutLimits,
  newSet: SetSize,
  oldSets: readonly SetSize[],
): number {
  const { replicas, maxSurge } = limits;
  if (newSet.wanted >= replicas) {
    return replicas;
  }
  const total = sum(
    [newSet, ...oldSets].map(set => Math.max(set.wanted, set.actual)),
  );
  const room = Math.max(replicas + maxSurge - total, 0);
  return Math.min(newSet.wanted + room, replicas);
}

function scaleOldSets(
  limits: RolloutLimits,
  newSet: SetSize,
  oldSets: readonly SetSize[],
): number[] {
  const sizes = oldSets.map(({ wanted }) => wanted);
  const minAvailable = limits.replicas - limits.maxUnavailable;
  let mayGo =
    sum(sizes) +
    newSet.wanted -
    minAvailable -
    (newSet.wanted - newSet.available);
  if (mayGo <= 0) {
    return sizes;
  }
  // those that cannot be used make nothing worse by going
  oldSets.forEach(({ available }, i) => {
    const goes = Math.min(mayGo, Math.max(sizes[i] - available, 0));
    sizes[i] -= goes;
    mayGo -= goes;
  });
  const available = sum([newSet, ...oldSets].map(set => set.available));
  let spare = Math.max(available - minAvailable, 0);
  oldSets.forEach((_, i) => {
    const goes = Math.min(spare, sizes[i]);
    sizes[i] -= goes;
    spare -= goes;
  });
  return sizes;
}

function scaled(
  value: number | string,
  total: number,
  round: (value: number) => number,
): number {
  const text = String(value);
  return text.endsWith('%')
    ? round((Number(text.slice(0, -1)) * total) / 100)
    : Number(text);
}

function sum(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0);
}
