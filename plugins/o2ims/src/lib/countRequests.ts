import { Phase, PhaseCount } from '@o2ims-portal/plugin-o2ims-common';

/** How many requests there are of each sort that a person tells apart. */
export interface RequestCounts {
  ready: number;
  inProgress: number;
  needsAttention: number;
  deleting: number;
}

const sorts: Record<Phase, keyof RequestCounts> = {
  PENDING: 'inProgress',
  PROGRESSING: 'inProgress',
  FULFILLED: 'ready',
  FAILED: 'needsAttention',
  DELETING: 'deleting',
};

export function countRequests(counted: readonly PhaseCount[]): RequestCounts {
  const counts = { ready: 0, inProgress: 0, needsAttention: 0, deleting: 0 };
  for (const { phase, count } of counted) {
    counts[sorts[phase]] += count;
  }
  return counts;
}
