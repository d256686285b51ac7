import { ClusterApiCondition, ClusterResourceSet } from '@o2ims-portal/api';
import { describeAddons } from './describeAddons';

const plan = {
  clusterName: 'core',
  addons: ['cni', 'mesh'].map(name => ({ name, resources: [] })),
};

const set = (
  addon: string,
  condition: Partial<ClusterApiCondition>,
): ClusterResourceSet => ({
  apiVersion: 'addons.cluster.x-k8s.io/v1beta1',
  kind: 'ClusterResourceSet',
  metadata: { name: `core-addon-${addon}`, namespace: 'default' },
  status: {
    conditions: [
      {
        type: 'ResourcesApplied',
        status: 'False',
        lastTransitionTime: '2026-01-01T00:00:00Z',
        ...condition,
      },
    ],
  },
});

it.each([
  ['there is none yet', []],
  ['it is installed', [set('cni', { status: 'True' })]],
  [
    'the cluster does not answer yet',
    [set('cni', { reason: 'RemoteClusterClientFailed', message: 'no' })],
  ],
  ['it is no longer wanted', [set('old', { reason: 'ApplyFailed' })]],
])('says nothing when %s', (_, sets) => {
  expect(describeAddons(plan, sets)).toBeUndefined();
});

it('says what is wrong with which', () => {
  expect(
    describeAddons(plan, [
      set('cni', { reason: 'ApplyFailed', message: 'no kind "Foo"' }),
      set('mesh', { reason: 'NotApplied' }),
    ]),
  ).toBe(
    "add-on 'cni' could not be installed: no kind \"Foo\"; add-on 'mesh' could not be installed: NotApplied. Cluster API tries again by itself",
  );
});
