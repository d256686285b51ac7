import { NodeSettings } from '../parameters/ClusterParameters';
import { checkNodeSettings } from './checkNodeSettings';

const taint = (key: string, more: object = {}) => ({
  key,
  effect: 'NoSchedule' as const,
  ...more,
});

it.each<[string, NodeSettings]>([
  ['nothing', {}],
  [
    'labels that Cluster API passes on',
    {
      labels: {
        'node.cluster.x-k8s.io/rack': 'r1',
        'pool.node.cluster.x-k8s.io/name': 'gpu',
        'node-restriction.kubernetes.io/zone': '',
        'example.node-restriction.kubernetes.io/zone': 'a_b.c',
        'node-role.kubernetes.io/worker': '',
      },
    },
  ],
  [
    'taints',
    {
      taints: [
        taint('dedicated', { value: 'gpu' }),
        taint('dedicated', { effect: 'NoExecute' }),
        taint('example.com/gpu'),
      ],
    },
  ],
])('has nothing against %s, of whichever nodes', (_, settings) => {
  expect(
    checkNodeSettings({
      hosts: { masters: [settings, settings], workers: [settings, {}] },
    }),
  ).toEqual([]);
  expect(
    checkNodeSettings({
      controlPlane: { replicas: 3, ...settings },
      workers: { replicas: 1, ...settings },
    }),
  ).toEqual([]);
});

it.each<[NodeSettings, string, string]>([
  [
    { labels: { rack: 'r1' } },
    '/labels/rack',
    "'rack' would not reach the node: Cluster API passes on labels in the domains node.cluster.x-k8s.io and node-restriction.kubernetes.io, in those below them, and in node-role.kubernetes.io; use one of these",
  ],
  [
    { labels: { 'topology.kubernetes.io/zone': 'a' } },
    '/labels/topology.kubernetes.io~1zone',
    'would not reach the node',
  ],
  [
    { labels: { 'x.node-role.kubernetes.io/a': '' } },
    '/labels/x.node-role.kubernetes.io~1a',
    'would not reach the node',
  ],
  [
    { labels: { 'node-role.kubernetes.io/control-plane': '' } },
    '/labels/node-role.kubernetes.io~1control-plane',
    'is set by kubeadm',
  ],
  [
    { labels: { 'node.cluster.x-k8s.io/a b': '' } },
    '/labels/node.cluster.x-k8s.io~1a b',
    'cannot be the name of a label',
  ],
  [
    { labels: { 'node.cluster.x-k8s.io/a': 'b c' } },
    '/labels/node.cluster.x-k8s.io~1a',
    'cannot be the value of a label',
  ],
  [
    { taints: [taint('node-role.kubernetes.io/control-plane')] },
    '/taints/0',
    'is up to the template',
  ],
  [
    { taints: [taint('node.kubernetes.io/not-ready')] },
    '/taints/0',
    'Kubernetes and Cluster API set and take away themselves',
  ],
  [
    { taints: [taint('a'), taint('b'), taint('a', { value: 'c' })] },
    '/taints/2',
    "'a' with the effect NoSchedule is given twice",
  ],
  [{ taints: [taint('')] }, '/taints/0', 'cannot be the name'],
])('says what is wrong with %j', (settings, pointer, message) => {
  const wrong: [
    at: string,
    parameters: Parameters<typeof checkNodeSettings>[0],
  ][] = [
    ['/hosts/workers/1', { hosts: { workers: [{}, settings] } }],
    ['/workers', { workers: { replicas: 1, ...settings } }],
    ['/hosts/masters/0', { hosts: { masters: [settings] } }],
    ['/controlPlane', { controlPlane: { replicas: 1, ...settings } }],
  ];
  for (const [at, parameters] of wrong) {
    expect(checkNodeSettings(parameters)).toEqual([
      { pointer: `${at}${pointer}`, message: expect.stringContaining(message) },
    ]);
  }
});

it('has all masters be alike', () => {
  const a = { labels: { 'node.cluster.x-k8s.io/a': '' } };
  const b = { ...a, taints: [taint('b')] };
  expect(checkNodeSettings({ hosts: { masters: [b, a, {}] } })).toEqual(
    [
      ['1', 'taints'],
      ['2', 'labels'],
      ['2', 'taints'],
    ].map(([master, field]) => ({
      pointer: `/hosts/masters/${master}/${field}`,
      message: expect.stringContaining(`give all of them the same ${field}`),
    })),
  );
});
