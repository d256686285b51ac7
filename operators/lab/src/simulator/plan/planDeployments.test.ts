import { ClusterV1beta1 as Cluster } from '@o2ims-portal/api';
import { capi } from '../model/names';
import { MachineGroup, MachineTemplateSpec, Template } from '../model/objects';
import { clusterView, planOf } from '../testing/planOf';
import { planDeployments } from './planDeployments';
import { ClusterView } from './views';

const base = { apiVersion: 'v1' };
const cluster: Cluster = {
  ...base,
  kind: 'Cluster',
  metadata: { name: 'c', uid: 'c' },
};
const inPlace = {
  type: 'RollingUpdate',
  rollingUpdate: { maxSurge: 0, maxUnavailable: 1 },
};
const templates: Pick<ClusterView, 'machineTemplates' | 'configTemplates'> = {
  machineTemplates: [
    { ...base, kind: 'ByoMachineTemplate', metadata: { name: 't' } },
  ] satisfies Template[],
  configTemplates: [
    { ...base, kind: 'KubeadmConfigTemplate', metadata: { name: 't' } },
  ] satisfies Template[],
};

function template(
  version: string,
  labels: Record<string, string> = {},
): MachineTemplateSpec {
  return {
    metadata: { labels },
    spec: {
      clusterName: 'c',
      version,
      infrastructureRef: { ...base, kind: 'ByoMachineTemplate', name: 't' },
      bootstrap: {
        configRef: { ...base, kind: 'KubeadmConfigTemplate', name: 't' },
      },
    },
  };
}

/** A deployment that is set up, of the second revision. */
function deployment(spec: Partial<MachineGroup['spec']> = {}): MachineGroup {
  return {
    ...base,
    kind: 'MachineDeployment',
    metadata: {
      name: 'd',
      uid: 'd',
      generation: 4,
      labels: { 'cluster.x-k8s.io/cluster-name': 'c' },
      annotations: { [capi.revision]: '2' },
      finalizers: [capi.finalizers.deployment],
      ownerReferences: [{ ...base, kind: 'Cluster', name: 'c', uid: 'c' }],
    },
    spec: {
      clusterName: 'c',
      replicas: 1,
      strategy: inPlace,
      template: template('v2'),
      ...spec,
    },
  };
}

/** A set of the deployment with as many machines as it is to have. */
function set(
  revision: number,
  version: string,
  replicas: number,
  options: { actual?: number; labels?: Record<string, string> } = {},
): MachineGroup {
  const { actual = replicas, labels = {} } = options;
  const own = {
    'cluster.x-k8s.io/cluster-name': 'c',
    [capi.templateHash]: `h${revision}`,
  };
  return {
    ...base,
    kind: 'MachineSet',
    metadata: {
      name: `s${revision}`,
      uid: `s${revision}`,
      creationTimestamp: `2026-01-01T00:00:0${revision}Z`,
      generation: 1,
      labels: { ...labels, ...own },
      annotations: {
        [capi.revision]: String(revision),
        [capi.desiredReplicas]: '1',
        [capi.maxReplicas]: '1',
      },
      ownerReferences: [
        { ...base, kind: 'MachineDeployment', name: 'd', uid: 'd' },
      ],
    },
    spec: {
      clusterName: 'c',
      replicas,
      template: {
        ...template(version),
        metadata: { labels: { ...labels, ...own } },
      },
    },
    status: {
      replicas: actual,
      readyReplicas: actual,
      availableReplicas: actual,
      observedGeneration: 1,
    },
  };
}

const status = 'patchStatus MachineDeployment d';

function planned(it: MachineGroup, sets: MachineGroup[], parts = {}) {
  const view = clusterView({
    cluster,
    deployments: [it],
    sets,
    ...templates,
    ...parts,
  });
  return planOf(plan => planDeployments(view, plan));
}

describe('planDeployments', () => {
  it.each<[string, MachineGroup, MachineGroup[], string[]]>([
    [
      'has nothing to do but to say so',
      deployment(),
      [set(2, 'v2', 1)],
      [status],
    ],
    [
      'lets the old machine go first',
      deployment(),
      [set(1, 'v1', 1), set(2, 'v2', 0)],
      ['patch MachineSet s1', status],
    ],
    [
      'lets the new one come then',
      deployment(),
      [set(1, 'v1', 0), set(2, 'v2', 0)],
      ['patch MachineSet s2', status],
    ],
    [
      'keeps one set of those without machines',
      deployment(),
      [set(0, 'v0', 0), set(1, 'v1', 0), set(2, 'v2', 1)],
      [status, 'delete MachineSet s0'],
    ],
    [
      'keeps none where it is told so',
      deployment({ revisionHistoryLimit: 0 }),
      [set(1, 'v1', 0), set(2, 'v2', 1)],
      [status, 'delete MachineSet s1'],
    ],
    [
      'keeps those whose machines are still going',
      deployment({ revisionHistoryLimit: 0 }),
      [set(1, 'v1', 0, { actual: 1 }), set(2, 'v2', 1)],
      [status],
    ],
    [
      'changes labels in place',
      deployment({ template: template('v2', { rack: 'r2' }) }),
      [set(2, 'v2', 1, { labels: { rack: 'r1' } })],
      ['patch MachineSet s2', 'patch MachineSet s2', status],
    ],
    [
      'goes back to a former set',
      deployment({ template: template('v1') }),
      [set(1, 'v1', 1), set(2, 'v2', 0)],
      ['patch MachineSet s1', 'patch MachineDeployment d', status],
    ],
  ])('%s', (_, it, sets, words) => {
    expect(planned(it, sets).words).toEqual(words);
  });

  it('makes no set before its templates are there', () => {
    const { words } = planned(deployment(), [], { machineTemplates: [] });
    expect(words).toEqual([status]);
  });

  it('makes a set for a new template, without machines as long as the old one is there', () => {
    const { plan } = planned(deployment({ template: template('v3') }), [
      set(2, 'v2', 1),
    ]);
    const [create, report] = plan.writes as unknown as [
      { object: MachineGroup },
      { patch: { status: object } },
    ];
    expect(create.object.metadata.annotations).toMatchObject({
      [capi.revision]: '3',
      [capi.desiredReplicas]: '1',
      [capi.maxReplicas]: '1',
    });
    expect(create.object.spec).toMatchObject({
      replicas: 0,
      template: { spec: { version: 'v3' } },
    });
    expect(report.patch.status).toMatchObject({
      observedGeneration: 4,
      replicas: 1,
      readyReplicas: 1,
    });
    expect(report.patch.status).not.toHaveProperty('updatedReplicas', 1);
  });

  it('counts the machines of all sets, and those of the new one as updated', () => {
    const { plan } = planned(deployment({ replicas: 2 }), [
      set(1, 'v1', 1),
      set(2, 'v2', 1, { actual: 0 }),
    ]);
    expect(plan.writes[plan.writes.length - 1]).toMatchObject({
      patch: {
        status: { phase: 'ScalingUp', replicas: 1, unavailableReplicas: 1 },
      },
    });
  });
});
