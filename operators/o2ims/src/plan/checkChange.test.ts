import { describeViolations } from '@o2ims-portal/api';
import { PlannedHost } from '@o2ims-portal/host-rules';
import { clusterPlan } from '../__testUtils__/objects';
import { checkChange } from './checkChange';

const host = (id: number, role: PlannedHost['role']): PlannedHost => ({
  name: `byoh-${id}`,
  uid: `uid-of-byoh-${id}`,
  hostId: `${id}`,
  role,
});
const masters = (...ids: number[]) => ids.map(id => host(id, 'control-plane'));
const workers = (...ids: number[]) => ids.map(id => host(id, 'worker'));

const current = clusterPlan({
  hosts: [...masters(1, 2, 3), ...workers(4, 5)],
});

it.each<[string, Parameters<typeof clusterPlan>[0]]>([
  ['nothing', {}],
  ['a worker more', { hosts: [...masters(1, 2, 3), ...workers(4, 5, 6)] }],
  ['no worker left', { hosts: masters(1, 2, 3) }],
  ['two other masters', { hosts: [...masters(1, 6, 7), ...workers(4, 5)] }],
  ['one master left', { hosts: [...masters(2), ...workers(4, 5)] }],
  ['five masters', { hosts: [...masters(1, 2, 3, 6, 7), ...workers(4, 5)] }],
  ['the next minor version', { kubernetesVersion: 'v1.33.7' }],
  ['a newer patch', { kubernetesVersion: 'v1.32.9' }],
])('can do: %s', (_, change) => {
  expect(checkChange(current, { ...current, ...change })).toEqual([]);
});

it.each<[string, Parameters<typeof clusterPlan>[0], string]>([
  [
    'another name',
    { clusterName: 'edge' },
    "/clusterName: cannot be changed while the cluster is there: it is 'core'",
  ],
  [
    'another endpoint',
    { endpoint: { host: '10.0.0.9', port: 6443 } },
    "/controlPlaneEndpoint: cannot be changed while the cluster is there: it is '10.0.0.1:6443'",
  ],
  [
    'another pod network',
    { podCidr: '10.1.0.0/16' },
    "/podCidr: cannot be changed while the cluster is there: it is '10.244.0.0/16'",
  ],
  [
    'another service network',
    { serviceCidr: '10.1.0.0/16' },
    "/serviceCidr: cannot be changed while the cluster is there: it is '10.96.0.0/12'",
  ],
  [
    'an older version',
    { kubernetesVersion: 'v1.31.9' },
    '/k8sVersion: the cluster runs v1.32.0, and Kubernetes cannot go back',
  ],
  [
    'two minor versions at once',
    { kubernetesVersion: 'v1.34.0' },
    'one minor version at a time; choose a v1.33 first',
  ],
  [
    'an upgrade together with fewer masters',
    {
      kubernetesVersion: 'v1.33.0',
      hosts: [...masters(1), ...workers(4, 5)],
    },
    '/k8sVersion: a cluster is upgraded by replacing one master after the other: that takes three masters',
  ],
  [
    'all masters at once',
    { hosts: [...masters(6, 7, 8), ...workers(4, 5)] },
    "/hosts/masters: at least one of the cluster's masters (byoh-1, byoh-2, byoh-3) has to stay",
  ],
  [
    'another role',
    { hosts: [...masters(1, 2, 4), ...workers(5)] },
    "/hosts: host 'byoh-4' is a worker host of the cluster; take it out first",
  ],
])('cannot do: %s', (_, change, said) => {
  const violations = checkChange(current, { ...current, ...change });
  expect(describeViolations(violations)).toContain(said);
});

it('keeps the master at whose address the cluster is reached', () => {
  const violations = checkChange(
    { ...current, endpointOf: 'byoh-1' },
    { ...current, hosts: [...masters(2, 3, 6), ...workers(4, 5)] },
  );
  expect(describeViolations(violations)).toContain(
    "/hosts/masters: host 'byoh-1' has to stay a master, since the cluster is reached at its address",
  );
});

it.each([
  ['an upgrade', { kubernetesVersion: 'v1.33.0' }, '/k8sVersion'],
  ['other settings', { kubeadm: { featureGates: {} } }, ''],
  [
    'other taints',
    {
      hosts: masters(1, 2, 3).map(it => ({
        ...it,
        taints: [{ key: 'dedicated', effect: 'NoSchedule' as const }],
      })),
    },
    '/hosts/masters/0/taints',
  ],
])(
  'never makes the master anew at whose address the cluster is reached: %s',
  (_, change, pointer) => {
    expect(
      checkChange(
        { ...current, endpointOf: 'byoh-1' },
        { ...current, ...change },
      ),
    ).toEqual([
      {
        pointer,
        message: expect.stringContaining(
          "host 'byoh-1' cannot be replaced, not even by itself",
        ),
      },
    ]);
  },
);

it('does not replace the only master for other settings of kubeadm', () => {
  const single = clusterPlan();
  const other = { ...single, kubeadm: { taints: [] } } as typeof single;
  expect(describeViolations(checkChange(single, other))).toContain(
    'sets up masters differently',
  );
  expect(checkChange(current, { ...current, kubeadm: other.kubeadm })).toEqual(
    [],
  );
});

describe('taints of masters', () => {
  const taints = [{ key: 'dedicated', effect: 'NoSchedule' as const }];
  const tainted = (plan: typeof current) => ({
    ...plan,
    hosts: plan.hosts.map(it =>
      it.role === 'control-plane' ? { ...it, taints } : it,
    ),
  });

  it('can be changed where masters can be replaced one after the other', () => {
    expect(checkChange(current, tainted(current))).toEqual([]);
    expect(checkChange(tainted(current), current)).toEqual([]);
  });

  it('cannot be changed on a single master', () => {
    const single = clusterPlan();
    for (const [before, after] of [
      [single, tainted(single)],
      [tainted(single), single],
    ]) {
      expect(describeViolations(checkChange(before, after))).toContain(
        '/hosts/masters/0/taints: masters get their taints when they are made',
      );
    }
  });

  it('says nothing of workers, and of labels', () => {
    const single = clusterPlan();
    const other = {
      ...single,
      hosts: single.hosts.map(it => ({
        ...it,
        labels: { 'node.cluster.x-k8s.io/a': '' },
        ...(it.role === 'worker' && { taints }),
      })),
    };
    expect(checkChange(single, other)).toEqual([]);
  });
});
