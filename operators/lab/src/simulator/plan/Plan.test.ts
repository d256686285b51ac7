import { ByoHost, resourceTypes } from '@o2ims-portal/api';
import { planOf } from '../testing/planOf';
import { Plan } from './Plan';

const type = resourceTypes.byoHost;
const host: ByoHost = {
  apiVersion: 'infrastructure.cluster.x-k8s.io/v1beta1',
  kind: 'ByoHost',
  metadata: {
    name: 'h',
    uid: 'u',
    labels: { a: '1' },
    finalizers: ['others'],
    ownerReferences: [
      { apiVersion: 'v1', kind: 'MachineSet', name: 's', uid: 'set' },
    ],
  },
  status: { hostinfo: { osname: 'linux' }, machineRef: undefined },
};
const machine = {
  apiVersion: 'v1',
  kind: 'Machine',
  name: 'm',
  uid: 'machine',
  controller: true,
};

describe('Plan', () => {
  it.each<[string, (plan: Plan) => void]>([
    [
      'an equal status',
      plan => plan.status(type, host, { hostinfo: { osname: 'linux' } }),
    ],
    [
      'a finalizer that is there',
      plan => plan.addFinalizer(type, host, 'others'),
    ],
    [
      'a finalizer that is gone',
      plan => plan.removeFinalizer(type, host, 'ours'),
    ],
    [
      'an owner that is known',
      plan =>
        plan.adopt(type, host, host.metadata.ownerReferences![0], { a: '1' }),
    ],
    [
      'a deletion that is under way',
      plan =>
        plan.delete(type, {
          ...host,
          metadata: { ...host.metadata, deletionTimestamp: 'now' },
        }),
    ],
  ])('writes nothing for %s', (_, planner) => {
    expect(planOf(planner).words).toEqual([]);
  });

  it.each<[string, (plan: Plan) => void, object]>([
    [
      'the fields of a status that differ, and those that go',
      plan => plan.status(type, host, { network: [] }),
      { status: { hostinfo: null, network: [] } },
    ],
    [
      'all finalizers and one more',
      plan => plan.addFinalizer(type, host, 'ours'),
      { metadata: { finalizers: ['others', 'ours'] } },
    ],
    [
      'a machine as owner, in the place of what made it',
      plan => plan.adopt(type, host, machine),
      { metadata: { ownerReferences: [machine] } },
    ],
    [
      'a label that is missing',
      plan =>
        plan.adopt(type, host, host.metadata.ownerReferences![0], { b: '2' }),
      { metadata: { labels: { b: '2' } } },
    ],
  ])('patches %s', (_, planner, patch) => {
    expect(planOf(planner).plan.writes).toEqual([
      expect.objectContaining({ object: host, patch }),
    ]);
  });

  it('marks what it makes as simulated', () => {
    const { plan } = planOf(it =>
      it.create(type, { metadata: { name: 'new' } }),
    );
    expect(plan.writes).toEqual([
      {
        verb: 'create',
        type,
        object: {
          apiVersion: 'infrastructure.cluster.x-k8s.io/v1beta1',
          kind: 'ByoHost',
          metadata: {
            name: 'new',
            labels: { 'o2ims.provisioning.oran.org/simulated': 'true' },
          },
        },
      },
    ]);
  });
});
