import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  annotations,
  ResourceType,
  resourceTypes,
  versionsOf,
} from '@o2ims-portal/api';
import { parseAllDocuments } from 'yaml';
import { clusterPlan } from '../../__testUtils__/objects';
import { inServedVersion } from '../inServedVersion';
import { renderCluster } from '../v1beta1/renderCluster';
import { toV1beta2 } from './toV1beta2';

const owner = {
  name: 'core',
  uid: '11111111-2222-3333-4444-555555555555',
  namespace: 'default',
  annotations: { [annotations.requestedBy]: 'user:default/ada' },
};

it('renders one-master-one-worker.yaml', () => {
  const plan = clusterPlan();
  const text = readFileSync(
    resolve(__dirname, '__golden__/one-master-one-worker.yaml'),
    'utf8',
  );
  const golden = parseAllDocuments(
    text.replace('<the plan>', `'${JSON.stringify(plan)}'`),
  ).map(document => document.toJS());
  const objects = renderCluster(plan, owner).map(rendered => {
    const [version] = versionsOf(rendered.type);
    return inServedVersion(rendered, { ...rendered.type, version }).object;
  });
  expect(objects).toEqual(golden);
});

const convert = (type: ResourceType, spec: object) =>
  toV1beta2({
    type,
    object: {
      apiVersion: `${type.group}/v1beta1`,
      kind: type.kind,
      metadata: { name: 'core', namespace: 'default' },
      spec,
    },
  }).object.spec;

const reference = (kind: string) => ({
  apiVersion: `infrastructure.cluster.x-k8s.io/v1beta1`,
  kind,
  name: 'core',
  namespace: 'default',
});
const inV1beta2 = (kind: string) => ({
  apiGroup: 'infrastructure.cluster.x-k8s.io',
  kind,
  name: 'core',
});

it('puts the rollout of a control plane, and the arguments of kubeadm\u2019s programs, where they are now', () => {
  expect(
    convert(resourceTypes.kubeadmControlPlane, {
      replicas: 3,
      version: 'v1.34.4',
      rolloutStrategy: {
        type: 'RollingUpdate',
        rollingUpdate: { maxSurge: 0 },
      },
      rolloutAfter: '2026-01-01T00:00:00Z',
      machineTemplate: {
        metadata: { labels: { a: 'b' } },
        infrastructureRef: reference('ByoMachineTemplate'),
        nodeDrainTimeout: '1m30s',
      },
      kubeadmConfigSpec: {
        clusterConfiguration: {
          apiServer: {
            certSANs: ['10.0.0.1'],
            extraArgs: { v: '2', 'audit-log-path': '/var/log/audit.log' },
          },
          scheduler: { extraArgs: {} },
          etcd: { local: { extraArgs: { 'quota-backend-bytes': '1' } } },
        },
        initConfiguration: {
          nodeRegistration: {
            kubeletExtraArgs: { 'node-labels': 'a=b' },
            taints: [],
          },
        },
        files: [{ path: '/etc/a', content: 'extraArgs: { a: b }' }],
        preKubeadmCommands: ['true'],
      },
    }),
  ).toEqual({
    replicas: 3,
    version: 'v1.34.4',
    rollout: {
      after: '2026-01-01T00:00:00Z',
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 0 } },
    },
    machineTemplate: {
      metadata: { labels: { a: 'b' } },
      spec: {
        infrastructureRef: inV1beta2('ByoMachineTemplate'),
        deletion: { nodeDrainTimeoutSeconds: 90 },
      },
    },
    kubeadmConfigSpec: {
      clusterConfiguration: {
        apiServer: {
          certSANs: ['10.0.0.1'],
          extraArgs: [
            { name: 'audit-log-path', value: '/var/log/audit.log' },
            { name: 'v', value: '2' },
          ],
        },
        etcd: {
          local: { extraArgs: [{ name: 'quota-backend-bytes', value: '1' }] },
        },
      },
      initConfiguration: {
        nodeRegistration: {
          kubeletExtraArgs: [{ name: 'node-labels', value: 'a=b' }],
          taints: [],
        },
      },
      files: [{ path: '/etc/a', content: 'extraArgs: { a: b }' }],
      preKubeadmCommands: ['true'],
    },
  });
});

it('keeps what a Cluster has beside its references', () => {
  expect(
    convert(resourceTypes.cluster, {
      paused: true,
      controlPlaneEndpoint: { host: '10.0.0.1', port: 6443 },
      infrastructureRef: reference('ByoCluster'),
    }),
  ).toEqual({
    paused: true,
    controlPlaneEndpoint: { host: '10.0.0.1', port: 6443 },
    infrastructureRef: inV1beta2('ByoCluster'),
  });
});

it('says so when it does not know how', () => {
  expect(() => convert(resourceTypes.machine, {})).toThrow(
    "Machine 'core' cannot be made in v1beta2",
  );
  expect(() =>
    convert(resourceTypes.kubeadmControlPlane, {
      machineTemplate: { nodeDrainTimeout: '1.5h' },
    }),
  ).toThrow("'1.5h' is no duration");
});

it('leaves alone what is served as it was made', () => {
  const [cluster, byoCluster] = renderCluster(clusterPlan(), owner);
  expect(inServedVersion(cluster, resourceTypes.cluster)).toBe(cluster);
  expect(inServedVersion(byoCluster, resourceTypes.byoCluster)).toBe(
    byoCluster,
  );
  expect(
    inServedVersion(cluster, { ...resourceTypes.cluster, version: 'v1beta2' }),
  ).toEqual(toV1beta2(cluster));
});
