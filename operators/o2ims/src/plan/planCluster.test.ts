import {
  byoHost,
  clusterPlan,
  clusterTemplate,
  capiCluster,
} from '../__testUtils__/objects';
import { planCluster } from './planCluster';
import { planOfCluster, toPlanAnnotation } from './planOnCluster';

const hosts = clusterPlan().hosts;
const firstMaster = byoHost({ name: 'byoh-1', hostId: '1' });

function plan(
  parameters: object,
  master = firstMaster,
  template = clusterTemplate(),
) {
  return planCluster({
    template,
    request: {
      templateName: 'byoh',
      templateVersion: 'v1',
      templateParameters: {
        clusterName: 'core',
        hosts: { masters: [{ hostId: '1' }], workers: [{ hostId: '2' }] },
        ...parameters,
      },
    },
    hosts,
    masters: [master],
  });
}

it('fills in what was left out', () => {
  expect(plan({})).toEqual(clusterPlan({ endpointOf: 'byoh-1' }));
});

it.each([
  [
    'the one given',
    { controlPlaneEndpoint: { host: 'core.example.com', port: 8443 } },
    { host: 'core.example.com', port: 8443 },
  ],
  [
    'the one given, at the usual port',
    { controlPlaneEndpoint: { host: '10.0.0.9' } },
    { host: '10.0.0.9', port: 6443 },
  ],
  [
    'the address given for the first master',
    { hosts: { masters: [{ hostId: '1', hostIp: '10.5.5.5' }] } },
    { host: '10.5.5.5', port: 6443 },
  ],
  [
    'the address that the first master reports',
    {},
    { host: '10.0.0.1', port: 6443 },
  ],
])('reaches the cluster at %s', (_, parameters, endpoint) => {
  expect(plan(parameters)?.endpoint).toEqual(endpoint);
});

it('has no plan when nobody says where the cluster is to be reached', () => {
  const silent = byoHost({ name: 'byoh-1', hostId: '1', addresses: [] });
  expect(plan({}, silent)).toBeUndefined();
  expect(
    plan({ controlPlaneEndpoint: { host: '10.0.0.9' } }, silent),
  ).toBeDefined();
});

it('keeps of the template what the cluster is made from', () => {
  const resources = [{ kind: 'ConfigMap' as const, name: 'x' }];
  const kubeadm = { featureGates: { A: true } };
  const template = clusterTemplate({
    kubeadm,
    controlPlaneEndpoint: { kind: 'vip', vip: { image: 'kube-vip' } },
    addons: [
      { name: 'cni', enabledByDefault: true, description: 'net', resources },
      { name: 'metrics', resources },
      { name: 'mesh', resources },
    ],
  });
  const planned = plan(
    { controlPlaneEndpoint: { host: '10.0.0.9' }, addons: ['mesh', 'cni'] },
    firstMaster,
    template,
  );
  expect(planned).toMatchObject({ kubeadm, vip: { image: 'kube-vip' } });
  expect(planned?.addons).toEqual([
    { name: 'cni', resources },
    { name: 'mesh', resources },
  ]);
});

it.each([
  ['one that is a master’s', '10.0.0.1', 'byoh-1'],
  ['one that nobody has', '10.0.0.9', undefined],
])('knows at whose address the cluster is reached: %s', (_, host, owner) => {
  const controlPlaneEndpoint = { host };
  expect(plan({ controlPlaneEndpoint })?.endpointOf).toBe(owner);
});

describe('on the Cluster', () => {
  const clusterWith = (annotations?: Record<string, string>) => ({
    ...capiCluster(),
    metadata: { ...capiCluster().metadata, annotations },
  });

  it('is read as it was written', () => {
    const annotations = toPlanAnnotation(clusterPlan());
    expect(planOfCluster(clusterWith(annotations))).toEqual(clusterPlan());
  });

  it.each([undefined, '', 'null', '{', '[]', '{"hosts":[]}', '7'])(
    'is not made up from %s',
    text => {
      const [key] = Object.keys(toPlanAnnotation(clusterPlan()));
      const annotations = text === undefined ? undefined : { [key]: text };
      expect(planOfCluster(clusterWith(annotations))).toBeUndefined();
    },
  );
});
