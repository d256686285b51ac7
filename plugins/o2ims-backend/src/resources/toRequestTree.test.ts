import {
  apiVersionOf,
  KubernetesObject,
  labels,
  ProvisioningRequest,
  ResourceType,
  resourceTypes,
} from '@o2ims-portal/api';
import {
  byoHost,
  cluster,
  focomRequest,
  provisioningRequest,
} from '../__testUtils__/objects';
import { ObjectTree } from './ObjectTree';
import { toProvisioningRequestTree, toRequestTree } from './toRequestTree';
import { TreeSource } from './TreeSource';

const nothing: TreeSource = {
  requestsOf: () => [],
  clustersOf: () => [],
  controlPlaneOf: () => undefined,
  machineDeploymentsOf: () => [],
  machinesOf: () => [],
  hostOf: () => undefined,
  hostsOfCluster: () => [],
};

function object<T extends KubernetesObject>(
  type: ResourceType,
  name: string,
  ownLabels: Record<string, string> = {},
): T {
  return {
    apiVersion: apiVersionOf(type),
    kind: type.kind,
    metadata: { namespace: 'default', name, labels: ownLabels },
  } as T;
}

const machine = (name: string, ownLabels: Record<string, string>) =>
  object<ReturnType<TreeSource['machinesOf']>[number]>(
    resourceTypes.machine,
    name,
    ownLabels,
  );

/** One line for each object, indented below the one that it exists because of. */
function draw(tree: ObjectTree, indent = ''): string[] {
  const { object: it, isReported, oCloudId, children } = tree;
  return [
    `${indent}${it.kind} ${it.metadata.name}${isReported ? ' (reported)' : ''}${
      oCloudId ? ` on ${oCloudId}` : ''
    }`,
    ...children.flatMap(child => draw(child, `${indent}  `)),
  ];
}

const edgeRequest: ProvisioningRequest = provisioningRequest(
  { name: 'edge-1', uid: 'pr' },
  { extensions: { cluster: { namespace: 'default', name: 'edge' } } },
);

it('puts each object below the one that it exists because of', () => {
  const machines = [
    machine('stray', {}),
    machine('edge-worker-b', { [labels.machineDeployment]: 'edge-worker-10' }),
    machine('edge-worker-a', { [labels.machineDeployment]: 'edge-worker-2' }),
    machine('edge-control-plane-x', { [labels.controlPlane]: '' }),
  ];
  const hosts = ['byoh-1', 'byoh-2', 'byoh-3'].map(name => byoHost({ name }));
  const source: TreeSource = {
    ...nothing,
    requestsOf: uid => (uid === 'fpr' ? [edgeRequest] : []),
    clustersOf: () => [cluster({ name: 'edge' })],
    controlPlaneOf: () =>
      object(resourceTypes.kubeadmControlPlane, 'edge-control-plane'),
    machineDeploymentsOf: () => [
      object(resourceTypes.machineDeployment, 'edge-worker-10'),
      object(resourceTypes.machineDeployment, 'edge-worker-2'),
    ],
    machinesOf: () => machines,
    hostOf: ({ metadata }) =>
      ({
        'edge-control-plane-x': hosts[0],
        'edge-worker-a': hosts[1],
      }[metadata.name]),
    hostsOfCluster: () => hosts,
  };
  const tree = toRequestTree(
    focomRequest({ name: 'edge', uid: 'fpr' }),
    source,
  );
  expect(draw(tree)).toEqual([
    'FocomProvisioningRequest edge',
    '  ProvisioningRequest edge-1',
    '    Cluster edge',
    '      KubeadmControlPlane edge-control-plane',
    '        Machine edge-control-plane-x',
    '          ByoHost byoh-1',
    '      MachineDeployment edge-worker-2',
    '        Machine edge-worker-a',
    '          ByoHost byoh-2',
    '      MachineDeployment edge-worker-10',
    '        Machine edge-worker-b',
    '      Machine stray',
    '      ByoHost byoh-3',
  ]);
});

it('is the request alone before anything else is there', () => {
  expect(draw(toRequestTree(focomRequest({ name: 'new' }), nothing))).toEqual([
    'FocomProvisioningRequest new',
  ]);
});

it('keeps hosts that have not let go of a cluster that is gone', () => {
  const source: TreeSource = {
    ...nothing,
    hostsOfCluster: ({ name }) =>
      name === 'edge' ? [byoHost({ name: 'byoh-9' })] : [],
  };
  expect(draw(toProvisioningRequestTree(edgeRequest, source))).toEqual([
    'ProvisioningRequest edge-1',
    '  ByoHost byoh-9',
  ]);
});

it('tells of another O-Cloud what FOCOM says', () => {
  const conditions = [
    {
      type: 'WorkersReady',
      status: 'False' as const,
      reason: 'InProgress',
      message: '0 of 1',
      lastTransitionTime: '2026-11-01T10:00:00.000Z',
    },
  ];
  const base = focomRequest(
    { name: 'far', uid: 'fpr' },
    { phase: 'PROGRESSING', remoteName: 'far-1', conditions },
  );
  const tree = toRequestTree(
    { ...base, spec: { ...base.spec, oCloudId: 'west' } },
    nothing,
  );
  expect(draw(tree)).toEqual([
    'FocomProvisioningRequest far',
    '  ProvisioningRequest far-1 (reported) on west',
  ]);
  expect(tree.children[0].object).toMatchObject({ status: { conditions } });
});

it('has one branch for each cluster of a request for several', () => {
  const request = focomRequest(
    { name: 'sites', uid: 'fpr' },
    {
      clusters: [
        { name: 'south', phase: 'PENDING', reason: 'BatchHeld', message: 'm' },
        {
          name: 'north',
          remoteName: 'sites-north-1',
          phase: 'FULFILLED',
          message: '',
        },
        {
          name: 'east',
          remoteName: 'sites-east-1',
          phase: 'FAILED',
          message: '',
        },
      ],
    },
  );
  const source: TreeSource = {
    ...nothing,
    requestsOf: () => [
      provisioningRequest({
        name: 'sites-north-1',
        labels: { [labels.focomRequestCluster]: 'north' },
      }),
    ],
  };
  const tree = toRequestTree(request, source);
  expect(draw(tree)).toEqual([
    'FocomProvisioningRequest sites',
    '  ProvisioningRequest sites-east-1 (reported)',
    '  ProvisioningRequest sites-north-1',
    '  ProvisioningRequest south (reported)',
  ]);
  expect(tree.children[2].object).toMatchObject({
    status: {
      provisioningStatus: { provisioningState: 'pending' },
      conditions: [{ status: 'False', reason: 'BatchHeld', message: 'm' }],
    },
  });
});
