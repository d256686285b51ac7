import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { annotations, labels, MachineDeployment } from '@o2ims-portal/api';
import { PlannedHost } from '@o2ims-portal/host-rules';
import { parseAllDocuments } from 'yaml';
import { ClusterPlan } from '../../plan/ClusterPlan';
import { clusterPlan } from '../../__testUtils__/objects';
import { renderCluster } from './renderCluster';

const owner = {
  name: 'core',
  uid: '11111111-2222-3333-4444-555555555555',
  namespace: 'default',
  annotations: { [annotations.requestedBy]: 'user:default/ada' },
};

const highlyAvailable: ClusterPlan = clusterPlan({
  clusterName: 'edge',
  endpoint: { host: 'edge.example.com', port: 8443 },
  hosts: ['1', '2', '3'].map(hostId => ({
    name: `byoh-${hostId}`,
    uid: `uid-of-byoh-${hostId}`,
    hostId,
    role: 'control-plane',
  })),
});

/** What is written down, with the plan put in, which would hardly be readable there. */
function golden(file: string, plan: ClusterPlan): unknown[] {
  const text = readFileSync(resolve(__dirname, '__golden__', file), 'utf8');
  return parseAllDocuments(
    text.replace('<the plan>', `'${JSON.stringify(plan)}'`),
  ).map(document => document.toJS());
}

const taints = [
  { key: 'dedicated', value: 'gpu', effect: 'NoSchedule' as const },
];
const labelsAndTaints = clusterPlan({
  hosts: clusterPlan().hosts.map(host => ({
    ...host,
    labels: { 'node.cluster.x-k8s.io/rack': `r${host.hostId}` },
    taints,
  })),
});

it.each([
  ['one-master-one-worker.yaml', clusterPlan()],
  ['labels-and-taints.yaml', labelsAndTaints],
  ['three-masters.yaml', highlyAvailable],
])('renders %s', (file, plan) => {
  const objects = renderCluster(plan, owner).map(({ object }) => object);
  expect(objects).toEqual(golden(file, plan));
});

it('makes the Cluster first, which claims the name', () => {
  const [first] = renderCluster(clusterPlan(), owner);
  expect(first.object.kind).toBe('Cluster');
});

it('marks everything as the request\u2019s own', () => {
  for (const { object, type } of renderCluster(clusterPlan(), owner)) {
    expect(object.metadata).toMatchObject({
      namespace: 'default',
      labels: {
        [labels.provisioningRequest]: owner.name,
        [labels.provisioningRequestUid]: owner.uid,
        [labels.clusterName]: 'core',
      },
    });
    expect(object.kind).toBe(type.kind);
  }
});

it('gives every worker a template and a deployment of its own', () => {
  const plan = clusterPlan({
    hosts: [
      ...clusterPlan().hosts,
      { name: 'byoh-3', uid: 'u', hostId: 'Rack_3', role: 'worker' },
    ],
  });
  const objects = renderCluster(plan, owner);
  const keys = objects.map(
    ({ object }) => `${object.kind}/${object.metadata.name}`,
  );
  expect(new Set(keys).size).toBe(objects.length);
  expect(keys.filter(key => key.startsWith('MachineDeployment'))).toHaveLength(
    2,
  );
  expect(
    keys.filter(key => key.startsWith('KubeadmConfigTemplate')),
  ).toHaveLength(1);
});

it('makes workers that have the same taints from one configuration', () => {
  const worker = (
    id: string,
    more: Partial<PlannedHost> = {},
  ): PlannedHost => ({
    name: `byoh-${id}`,
    uid: 'u',
    hostId: id,
    role: 'worker',
    ...more,
  });
  const [master] = clusterPlan().hosts;
  const plan = clusterPlan({
    hosts: [
      master,
      worker('2'),
      worker('3', { taints }),
      worker('4', { labels: { 'node.cluster.x-k8s.io/rack': 'r1' } }),
      worker('5', { taints }),
    ],
  });
  const objects = renderCluster(plan, owner).map(({ object }) => object);
  const configs = objects.filter(
    ({ kind }) => kind === 'KubeadmConfigTemplate',
  );
  const used = objects
    .filter(({ kind }) => kind === 'MachineDeployment')
    .map(
      object =>
        (object as MachineDeployment).spec?.template?.spec?.bootstrap?.configRef
          ?.name,
    );
  const [plain, tainted] = configs.map(({ metadata }) => metadata.name);
  expect(configs).toHaveLength(2);
  expect(plain).toBe('core-worker');
  expect(used).toEqual([plain, tainted, plain, tainted]);
});
