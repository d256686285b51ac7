import { MachineV1beta1 as Machine } from '@o2ims-portal/api';
import { met, unmet } from '../model/conditions';
import { capi } from '../model/names';
import { planOf } from '../testing/planOf';
import { etcdHook, planEtcdMembers } from './planEtcdMembers';

const HOOKS = 'PreTerminateDeleteHookSucceeded';
const lastTransitionTime = '2026-01-01T00:00:00Z';

function machine(
  name: string,
  options: {
    deletedAt?: string;
    annotations?: Record<string, string>;
    condition?: ReturnType<typeof met>;
  } = {},
): Machine {
  const {
    deletedAt,
    annotations = etcdHook,
    condition = unmet(HOOKS, 'WaitingExternalHook'),
  } = options;
  return {
    apiVersion: 'v1',
    kind: 'Machine',
    metadata: { name, annotations, deletionTimestamp: deletedAt },
    status: {
      conditions: deletedAt ? [{ ...condition, lastTransitionTime }] : [],
    },
  };
}

describe('planEtcdMembers', () => {
  it.each<[string, Machine[], string[]]>([
    ['nobody goes', [machine('a')], []],
    ['one goes', [machine('a'), machine('b', { deletedAt: '1' })], ['b']],
    [
      'two go: the one first that was deleted first',
      [machine('a', { deletedAt: '2' }), machine('b', { deletedAt: '1' })],
      ['b'],
    ],
    [
      'two go: not before the first is gone',
      [
        machine('a', { deletedAt: '2' }),
        machine('b', { deletedAt: '1', annotations: {} }),
      ],
      [],
    ],
    [
      'its deletion has not come so far',
      [machine('a', { deletedAt: '1', condition: met(HOOKS) })],
      [],
    ],
    [
      'somebody else has something to do first',
      [
        machine('a', {
          deletedAt: '1',
          annotations: { ...etcdHook, [`${capi.preTerminateHook}/other`]: '' },
        }),
      ],
      [],
    ],
  ])('%s', (_, machines, names) => {
    const { words } = planOf(plan => planEtcdMembers(machines, plan));
    expect(words).toEqual(names.map(name => `patch Machine ${name}`));
  });
});
