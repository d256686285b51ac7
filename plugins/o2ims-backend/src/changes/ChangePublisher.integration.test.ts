import { KubernetesObject, labels, resourceTypes } from '@o2ims-portal/api';
import { Plane, startTestPlane } from '@o2ims-portal/lab';
import {
  byoHost,
  cluster,
  condition,
  focomRequest,
  lease,
  provisioningRequest,
} from '../__testUtils__/objects';
import { startPortal } from '../__testUtils__/startPortal';
import { waitUntil } from '../__testUtils__/waitUntil';

jest.setTimeout(60_000);

const key = { namespace: 'default', name: 'there-before' };

describe('ChangePublisher', () => {
  let plane: Plane;
  let portal: Awaited<ReturnType<typeof startPortal>>;

  beforeAll(async () => {
    plane = await startTestPlane();
    await plane.client.create(resourceTypes.byoHost, byoHost(key));
    await plane.client.create(
      resourceTypes.focomProvisioningRequest,
      focomRequest(key),
    );
    portal = await startPortal({ kubeconfig: plane.kubeconfig });
    await waitUntil(async () => {
      const answers = await Promise.all(
        ['requests', 'hosts', 'clusters'].map(list =>
          portal.api.get(`/api/o2ims/v1/${list}`),
        ),
      );
      return answers.every(({ status }) => status === 200);
    });
  });

  beforeEach(() => {
    portal.signals.length = 0;
    portal.events.length = 0;
  });

  afterAll(async () => {
    await portal?.stop();
    await plane?.stop();
  });

  /** Changes an object, and waits until that was told: what came before it has been told by then. */
  async function settle(): Promise<void> {
    const name = `marker-${Date.now()}`;
    await plane.client.create(
      resourceTypes.focomProvisioningRequest,
      focomRequest({ name }),
    );
    const marks = () => portal.signals.filter(signal => signal.name === name);
    // the request and its resources
    await waitUntil(() => marks().length === 2);
    for (const mark of marks()) {
      portal.signals.splice(portal.signals.indexOf(mark), 1);
    }
  }

  async function applyStatus<T extends KubernetesObject>(
    type: (typeof resourceTypes)['byoHost'],
    object: T,
  ): Promise<void> {
    await plane.client.apply(type, object, {
      fieldManager: 'test',
      subresource: 'status',
    });
  }

  it('tells nothing of what was there at the start', async () => {
    await settle();
    expect(portal.signals).toEqual([]);
    expect(portal.events).toEqual([]);
  });

  it('tells a host that came, changed and went, with how it looks', async () => {
    const host = { namespace: 'default', name: 'byoh-1' };
    await plane.client.create(resourceTypes.byoHost, byoHost(host));
    await waitUntil(() => portal.events.length === 1);
    expect(portal.events[0]).toMatchObject({
      type: 'upsert',
      object: 'host',
      value: { ...host, state: 'free' },
    });

    await plane.client.create(
      resourceTypes.lease,
      lease('byoh-1', { name: 'some-request', uid: 'some-uid' }),
    );
    await waitUntil(() => portal.events.length === 2);
    expect(portal.events[1]).toMatchObject({
      type: 'upsert',
      object: 'host',
      value: { ...host, state: 'reserved', request: 'some-request' },
    });

    await plane.client.delete(resourceTypes.byoHost, host);
    await waitUntil(() => portal.events.length === 3);
    expect(portal.events[2]).toMatchObject({
      type: 'delete',
      object: 'host',
      value: { ...host, state: 'reserved' },
    });
    expect(portal.signals).toEqual([
      { object: 'host', ...host },
      { object: 'host', ...host },
      { object: 'host', ...host },
    ]);
  });

  it('tells nothing when nobody could see a difference', async () => {
    await plane.client.patch(resourceTypes.byoHost, key, {
      metadata: { annotations: { 'example.org/heartbeat': `${Date.now()}` } },
    });
    await settle();
    expect(portal.signals).toEqual([]);
    expect(portal.events).toEqual([]);
  });

  it('tells many changes in a short time as few', async () => {
    for (let i = 0; i < 20; i++) {
      await applyStatus(
        resourceTypes.byoHost,
        byoHost(key, { hostinfo: { osimage: `image ${i}` } }),
      );
    }
    await waitUntil(() =>
      portal.events.some(
        ({ object, value }) =>
          object === 'host' && value.osImage === 'image 19',
      ),
    );
    expect(portal.events.length).toBeLessThan(15);
    expect(portal.signals).toHaveLength(portal.events.length);
  });

  it('tells requests by name only, and no other plugin', async () => {
    await plane.client.apply(
      resourceTypes.focomProvisioningRequest,
      { ...focomRequest(key), status: { phase: 'PROGRESSING' } },
      { fieldManager: 'test', subresource: 'status' },
    );
    await waitUntil(() => portal.signals.length > 0);
    expect(portal.signals).toEqual([
      { object: 'request', kind: 'focom', ...key },
    ]);
    expect(portal.events).toEqual([]);
  });

  it('tells a cluster when what belongs to it changes', async () => {
    const request = await plane.client.create(
      resourceTypes.provisioningRequest,
      provisioningRequest({ name: 'edge-request' }),
    );
    await plane.client.create(
      resourceTypes.cluster,
      cluster(
        {
          name: 'edge',
          labels: {
            [labels.provisioningRequestUid]: request.metadata.uid!,
          },
        },
        {
          controlPlaneRef: {
            apiVersion: 'controlplane.cluster.x-k8s.io/v1beta1',
            kind: 'KubeadmControlPlane',
            name: 'edge-control-plane',
          },
        },
      ),
    );
    await waitUntil(() => portal.events.length === 1);
    expect(portal.events[0]).toMatchObject({
      type: 'upsert',
      object: 'cluster',
      value: {
        name: 'edge',
        nodesWanted: 0,
        request: { kind: 'o2ims', name: 'edge-request' },
      },
    });

    await plane.client.create(resourceTypes.kubeadmControlPlane, {
      apiVersion: 'controlplane.cluster.x-k8s.io/v1beta1',
      kind: 'KubeadmControlPlane',
      metadata: { namespace: 'default', name: 'edge-control-plane' },
      spec: {
        replicas: 3,
        version: 'v1.32.0',
        machineTemplate: {
          infrastructureRef: {
            apiVersion: 'infrastructure.cluster.x-k8s.io/v1beta1',
            kind: 'ByoMachineTemplate',
            name: 'edge-control-plane',
          },
        },
        kubeadmConfigSpec: {},
      },
    } as KubernetesObject);
    await waitUntil(() => portal.events.length === 2);
    expect(portal.events[1]).toMatchObject({
      object: 'cluster',
      value: { name: 'edge', nodesWanted: 3, kubernetesVersion: 'v1.32.0' },
    });
    expect(
      (await portal.api.get('/api/o2ims/v1/clusters/default/edge')).body,
    ).toEqual(portal.events[1].value);
    await settle();

    // nothing that is told of a cluster, but of what stands behind its request
    portal.signals.length = 0;
    await plane.client.patch(
      resourceTypes.kubeadmControlPlane,
      { namespace: 'default', name: 'edge-control-plane' },
      {
        status: {
          conditions: [condition('Ready', 'False', { message: 'not yet' })],
        },
      },
      { subresource: 'status' },
    );
    await waitUntil(() => portal.signals.length > 0);
    expect(portal.signals).toEqual([
      { object: 'resources', kind: 'o2ims', name: 'edge-request' },
    ]);
  });
});
