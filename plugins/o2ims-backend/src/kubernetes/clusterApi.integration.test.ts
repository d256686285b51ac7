import {
  apiVersionOf,
  KubernetesObject,
  labels,
  ResourceType,
  resourceTypes,
} from '@o2ims-portal/api';
import { installClusterApi, Plane, startTestPlane } from '@o2ims-portal/lab';
import { byoHost } from '../__testUtils__/objects';
import { startPortal } from '../__testUtils__/startPortal';
import { waitUntil } from '../__testUtils__/waitUntil';

jest.setTimeout(120_000);

const namespace = 'default';
const lastTransitionTime = '2026-11-01T10:00:00Z';

describe('a management cluster on which Cluster API is installed later, in v1beta2', () => {
  let plane: Plane;
  let portal: Awaited<ReturnType<typeof startPortal>>;

  beforeAll(async () => {
    plane = await startTestPlane({ clusterApi: 'none' });
    portal = await startPortal({ kubeconfig: plane.kubeconfig });
  });

  afterAll(async () => {
    await portal?.stop();
    await plane?.stop();
  });

  const get = (list: string) => portal.api.get(`/api/o2ims/v1/${list}`);

  async function create(
    type: ResourceType,
    object: { metadata: KubernetesObject['metadata']; spec: object },
    status: object,
  ): Promise<void> {
    const served = { ...type, version: 'v1beta2' };
    const metadata = { namespace, ...object.metadata };
    await plane.client.create<KubernetesObject>(served, {
      apiVersion: apiVersionOf(served),
      kind: served.kind,
      ...object,
      metadata,
    } as KubernetesObject);
    await plane.client.patch(
      served,
      metadata,
      { status },
      { subresource: 'status' },
    );
  }

  it('is read as far as it goes, and says what is to be installed', async () => {
    await waitUntil(async () => (await get('hosts')).status === 200);
    await waitUntil(async () => (await get('requests')).status === 200);
    const refused = await waitUntil(async () => {
      const answer = await get('clusters');
      return /kubeadm control plane/.test(answer.body.error.message) && answer;
    });
    expect(refused.status).toBe(503);
    expect(refused.body.error.message).toBe(
      `The management cluster at ${plane.server} lacks Cluster API (cluster.x-k8s.io/v1beta2 or v1beta1) and the kubeadm control plane provider of Cluster API (controlplane.cluster.x-k8s.io/v1beta2 or v1beta1): install that there; the portal goes on by itself`,
    );
  });

  it('is read as a whole as soon as that is there', async () => {
    await installClusterApi(plane, 'v1beta2');
    const { body } = await waitUntil(async () => {
      const answer = await get('clusters');
      return answer.status === 200 && answer;
    });
    expect(body).toEqual({ items: [], total: 0 });
  });

  it('has its clusters told', async () => {
    await plane.client.create(
      resourceTypes.byoHost,
      byoHost({ name: 'byoh-1' }),
    );
    await plane.client.patch(
      resourceTypes.byoHost,
      { namespace, name: 'byoh-1' },
      {
        status: {
          machineRef: {
            apiVersion: apiVersionOf(resourceTypes.byoMachine),
            kind: 'ByoMachine',
            name: 'edge-x',
            namespace,
          },
        },
      },
      { subresource: 'status' },
    );
    await create(
      resourceTypes.kubeadmControlPlane,
      {
        metadata: { name: 'edge-control-plane' },
        spec: {
          version: 'v1.34.4',
          replicas: 1,
          machineTemplate: {
            spec: {
              infrastructureRef: {
                apiGroup: resourceTypes.byoMachineTemplate.group,
                kind: 'ByoMachineTemplate',
                name: 'edge-control-plane',
              },
            },
          },
          kubeadmConfigSpec: { format: 'cloud-config' },
        },
      },
      { initialization: { controlPlaneInitialized: true } },
    );
    await create(
      resourceTypes.machine,
      {
        metadata: { name: 'edge-x', labels: { [labels.controlPlane]: '' } },
        spec: {
          clusterName: 'edge',
          version: 'v1.34.4',
          bootstrap: { dataSecretName: 'edge-x' },
          infrastructureRef: {
            apiGroup: resourceTypes.byoMachine.group,
            kind: 'ByoMachine',
            name: 'edge-x',
          },
        },
      },
      {
        phase: 'Running',
        nodeRef: { name: 'byoh-1' },
        conditions: [
          {
            type: 'NodeHealthy',
            status: 'True',
            reason: 'NodeHealthy',
            message: '',
            lastTransitionTime,
          },
        ],
      },
    );
    await create(
      resourceTypes.cluster,
      {
        metadata: { name: 'edge' },
        spec: {
          controlPlaneEndpoint: { host: '10.0.0.5', port: 6443 },
          controlPlaneRef: {
            apiGroup: resourceTypes.kubeadmControlPlane.group,
            kind: 'KubeadmControlPlane',
            name: 'edge-control-plane',
          },
        },
      },
      { phase: 'Provisioned' },
    );
    const cluster = await waitUntil(async () => {
      const { body } = await get('clusters');
      const [item] = body.items;
      return item?.nodesReady === 1 && item.phase === 'Provisioned' && item;
    });
    expect(cluster).toMatchObject({
      name: 'edge',
      kubernetesVersion: 'v1.34.4',
      endpoint: '10.0.0.5:6443',
      nodesWanted: 1,
      nodes: [
        {
          machine: 'edge-x',
          role: 'control-plane',
          node: 'byoh-1',
          host: 'byoh-1',
          ready: true,
        },
      ],
    });
  });
});
