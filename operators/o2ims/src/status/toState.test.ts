import { Condition, stageConditions } from '@o2ims-portal/api';
import { toState } from './toState';

/** All stages before one done, that one not, for a reason; those after it waiting. */
function stoppedAt(
  type: string | undefined,
  reason = 'InProgress',
): Condition[] {
  const stop = stageConditions.findIndex(stage => stage === type);
  return stageConditions.map((stage, i) => ({
    type: stage,
    status: stop === -1 || i < stop ? 'True' : 'False',
    reason: i === stop ? reason : 'Waiting',
    message: '',
    lastTransitionTime: '2026-01-01T00:00:00.000Z',
  }));
}

it.each([
  ['Validated', 'Waiting', 'pending'],
  ['Validated', 'InvalidParameters', 'failed'],
  ['Validated', 'TemplateNotFound', 'failed'],
  ['Validated', 'InvalidTemplate', 'failed'],
  ['Validated', 'ClusterNameTaken', 'failed'],
  ['HostsReserved', 'HostNotFound', 'pending'],
  ['HostsReserved', 'HostInUse', 'pending'],
  ['HostsReserved', 'HostNotSelectable', 'pending'],
  ['HostsReserved', 'InvalidParameters', 'failed'],
  ['ResourcesApplied', 'Waiting', 'pending'],
  ['ResourcesApplied', 'ResourceRefused', 'failed'],
  ['ResourcesApplied', 'ClusterDeleted', 'progressing'],
  ['InfrastructureReady', 'InProgress', 'progressing'],
  ['ControlPlaneReady', 'InProgress', 'progressing'],
  ['ControlPlaneReady', 'TimedOut', 'failed'],
  ['WorkersReady', 'ClusterApiFailure', 'failed'],
  ['Ready', 'Waiting', 'progressing'],
  [undefined, '', 'fulfilled'],
])('%s for %s: %s', (type, reason, state) => {
  expect(toState(stoppedAt(type, reason), { hasCluster: false })).toBe(state);
});

it.each([
  ['Validated', 'InvalidParameters', 'failed'],
  ['HostsReserved', 'HostInUse', 'progressing'],
  ['ResourcesApplied', 'InProgress', 'progressing'],
  ['WorkersReady', 'InProgress', 'progressing'],
  [undefined, '', 'fulfilled'],
])('a change, %s for %s: %s', (type, reason, state) => {
  expect(toState(stoppedAt(type, reason), { hasCluster: true })).toBe(state);
});

it('does not hide a failure behind a change that goes on', () => {
  const conditions = stoppedAt('ControlPlaneReady', 'TimedOut').map(condition =>
    condition.type === 'ResourcesApplied'
      ? { ...condition, status: 'False' as const, reason: 'InProgress' }
      : condition,
  );
  expect(toState(conditions, { hasCluster: true })).toBe('failed');
});
