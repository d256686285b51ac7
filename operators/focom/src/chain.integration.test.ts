import {
  annotations,
  apiVersionOf,
  ByoHost,
  Cluster,
  controlPlaneName,
  feasibleCondition,
  KubernetesObject,
  Lease,
  ProvisioningRequest,
  resourceTypes,
  ResourceType,
  stageConditions,
  submittedCondition,
  workerName,
} from '@o2ims-portal/api';
import { addO2imsControllers } from '@o2ims-portal/o2ims-operator';
import { FocomFixture } from './__testUtils__/FocomFixture';
import { RunningOperator } from './__testUtils__/RunningOperator';
import { remoteNameOf } from './requests/renderProvisioningRequest';

jest.setTimeout(60_000);

const namespace = 'default';

describe('both operators', () => {
  let focom: FocomFixture;
  let o2ims: RunningOperator;

  beforeAll(async () => {
    focom = await FocomFixture.start({ byoh: true });
    o2ims = RunningOperator.start({
      name: 'o2ims-operator',
      client: focom.plane.operatorClient('o2ims-operator'),
      setUp: manager => addO2imsControllers(manager, { namespace }),
    });
  });

  afterAll(async () => {
    await o2ims?.stop();
    await focom?.stop();
  });

  async function registerHost(hostId: string): Promise<ByoHost> {
    const type = resourceTypes.byoHost;
    const metadata = {
      name: `host-${hostId}`,
      namespace,
      labels: { 'host-id': hostId },
      annotations: { [annotations.cleanSince]: new Date().toISOString() },
    };
    await focom.client.create(type, {
      apiVersion: apiVersionOf(type),
      kind: type.kind,
      metadata,
    });
    return focom.client.patch<ByoHost>(
      type,
      metadata,
      {
        status: {
          network: [
            {
              networkInterfaceName: 'eth0',
              isDefault: true,
              macAddr: `02:00:00:00:00:0${hostId}`,
              ipAddrs: [`10.0.0.${hostId}/24`],
            },
          ],
        },
      },
      { subresource: 'status' },
    );
  }

  /** Plays Cluster API: gives an object a status once it is there. */
  async function setStatus<T extends KubernetesObject>(
    type: ResourceType,
    name: string,
    status: object,
  ): Promise<T> {
    const key = { namespace, name };
    await focom.observer.until(type, key, () => true);
    return focom.client.patch<T>(
      type,
      key,
      { status },
      { subresource: 'status' },
    );
  }

  it('pause where the person asked for it, and go on, also with its deletion', async () => {
    await registerHost('8');
    const spec = {
      templateName: 'byoh-workload-cluster',
      templateVersion: 'v1.0.0',
      templateParameters: {
        clusterName: 'calm',
        hosts: { masters: [{ hostId: '8' }] },
      },
    };
    const request = await focom.applyRequest('calm', spec);
    const key = { namespace, name: 'calm' };
    await focom.observer.until<Cluster>(resourceTypes.cluster, key, () => true);
    const pause = (value: string | null) =>
      focom.client.patch(
        resourceTypes.focomProvisioningRequest,
        request.metadata,
        { metadata: { annotations: { [annotations.paused]: value } } },
      );
    const untilPaused = (paused: boolean) =>
      focom.observer.until<Cluster>(
        resourceTypes.cluster,
        key,
        cluster => Boolean(cluster.spec?.paused) === paused,
      );
    await pause('');
    await untilPaused(true);
    const { status } = await focom.until(request, ({ message }) =>
      Boolean(message?.includes('Paused by the annotation')),
    );
    expect(status?.phase).toBe('PROGRESSING');
    await pause(null);
    await untilPaused(false);
    await pause('');
    await untilPaused(true);
    await focom.delete(request);
    await focom.until(request, ({ message }) =>
      Boolean(message?.includes('It goes on when that is taken away')),
    );
    await pause(null);
    await focom.untilGone(request);
    await focom.client.delete(resourceTypes.byoHost, {
      namespace,
      name: 'host-8',
    });
  });

  it('give a host to one request, and to the next when that is gone', async () => {
    await registerHost('9');
    const ask = (name: string) =>
      focom.applyRequest(name, {
        templateName: 'byoh-workload-cluster',
        templateVersion: 'v1.0.0',
        templateParameters: {
          clusterName: name,
          hosts: { masters: [{ hostId: '9' }] },
        },
      });
    const first = await ask('first');
    await focom.untilPhase(first, 'PROGRESSING');
    const second = await ask('second');
    const held = await focom.untilReason(second, 'HostInUse');
    expect(held.status).toMatchObject({
      phase: 'PENDING',
      message: `host 'host-9' is reserved by request '${remoteNameOf(
        first,
      )}' for cluster 'first'. The request goes on by itself when it can have its hosts.`,
    });
    expect(await focom.readRemote(second)).toBeUndefined();

    await focom.delete(first);
    await focom.untilGone(first);
    await focom.untilPhase(second, 'PROGRESSING');
    await focom.delete(second);
    await focom.untilGone(second);
    await focom.client.delete(resourceTypes.byoHost, {
      namespace,
      name: 'host-9',
    });
  });

  it('bring about a cluster, tell every stage, and take it back', async () => {
    const hosts = [await registerHost('1'), await registerHost('2')];
    const request = await focom.applyRequest('edge', {
      templateName: 'byoh-workload-cluster',
      templateVersion: 'v1.0.0',
      templateParameters: {
        clusterName: 'edge',
        hosts: { masters: [{ hostId: '1' }], workers: [{ hostId: '2' }] },
      },
    });
    const progressing = await focom.untilPhase(request, 'PROGRESSING');
    expect(progressing.status?.conditions?.map(({ type }) => type)).toEqual([
      submittedCondition,
      feasibleCondition,
      ...stageConditions,
    ]);

    const { leases } = await leasesAndClusters();
    expect(leases).toHaveLength(2);

    const replicas = {
      replicas: 1,
      readyReplicas: 1,
      updatedReplicas: 1,
      observedGeneration: 1,
    };
    const cluster = await setStatus<Cluster>(resourceTypes.cluster, 'edge', {
      phase: 'Provisioned',
      infrastructureReady: true,
      controlPlaneReady: true,
    });
    await setStatus(
      resourceTypes.kubeadmControlPlane,
      controlPlaneName('edge'),
      { ...replicas, initialized: true, ready: true, unavailableReplicas: 0 },
    );
    await focom.until(request, ({ conditions }) =>
      Boolean(
        conditions?.some(
          ({ type, status }) =>
            type === 'ControlPlaneReady' && status === 'True',
        ),
      ),
    );
    await setStatus(resourceTypes.machineDeployment, workerName('edge', '2'), {
      ...replicas,
      phase: 'Running',
      availableReplicas: 1,
    });

    const { status } = await focom.untilPhase(request, 'FULFILLED');
    expect(status?.provisionedResourceSet).toEqual({
      oCloudNodeClusterId: cluster.metadata.uid,
      oCloudInfrastructureResourceIds: expect.arrayContaining(
        hosts.map(({ metadata }) => metadata.uid),
      ),
    });
    const remote = await focom.remoteOf(request);
    expect(status?.conditions?.slice(2)).toEqual(remote.status?.conditions);
    expect(status?.message).toBe(
      remote.status?.provisioningStatus?.provisioningMessage,
    );

    await focom.delete(request);
    await focom.observer.untilGone(resourceTypes.cluster, {
      namespace,
      name: 'edge',
    });
    await playGarbageCollection();
    await focom.untilGone(request);
    expect(
      await focom.client.get<ProvisioningRequest>(
        resourceTypes.provisioningRequest,
        { name: remoteNameOf(request) },
      ),
    ).toBeUndefined();
    expect(await leasesAndClusters()).toEqual({ leases: [], clusters: [] });
  });

  async function leasesAndClusters() {
    const leases = await focom.client.list<Lease>(resourceTypes.lease, {
      namespace,
    });
    const clusters = await focom.client.list<Cluster>(resourceTypes.cluster);
    return { leases: leases.items, clusters: clusters.items };
  }

  /** What Cluster API does with what belongs to a Cluster that is deleted. */
  async function playGarbageCollection(): Promise<void> {
    await Promise.all([
      focom.client.delete(resourceTypes.kubeadmControlPlane, {
        namespace,
        name: controlPlaneName('edge'),
      }),
      focom.client.delete(resourceTypes.machineDeployment, {
        namespace,
        name: workerName('edge', '2'),
      }),
      focom.client.delete(resourceTypes.byoCluster, {
        namespace,
        name: 'edge',
      }),
    ]);
  }
});
