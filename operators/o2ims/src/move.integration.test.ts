import {
  Cluster,
  KubernetesObject,
  labels,
  Lease,
  ProvisioningRequest,
  ResourceType,
  resourceTypes,
} from '@o2ims-portal/api';
import { ClusterApiVersion } from '@o2ims-portal/lab';
import { O2imsFixture } from './__testUtils__/O2imsFixture';
import { onHosts } from './__testUtils__/parameters';
import { playMove } from './__testUtils__/playMove';
import { runClusterctlMove } from './__testUtils__/runClusterctlMove';

jest.setTimeout(120_000);

const namespace = 'default';
/** Path of a `clusterctl`, with which all of this is done by that itself. */
const clusterctl = process.env.O2IMS_CLUSTERCTL;

const OWNED: readonly ResourceType[] = [
  resourceTypes.byoCluster,
  resourceTypes.kubeadmControlPlane,
  resourceTypes.byoMachineTemplate,
  resourceTypes.kubeadmConfigTemplate,
  resourceTypes.machineDeployment,
];
const HELD: readonly ResourceType[] = [
  resourceTypes.kubeadmControlPlane,
  resourceTypes.machineDeployment,
];

// a clusterctl is of one version of Cluster API
const versions: ClusterApiVersion[] = clusterctl
  ? ['v1beta1']
  : ['v1beta1', 'v1beta2'];

describe.each(versions)(
  `clusters of Cluster API %s that are moved by ${
    clusterctl ?? 'the calls of clusterctl'
  }`,
  clusterApi => {
    let here: O2imsFixture;
    let there: O2imsFixture;

    beforeAll(async () => {
      [here, there] = await Promise.all([
        O2imsFixture.start({ hosts: 6, clusterApi }),
        O2imsFixture.start({ clusterApi }),
      ]);
    });

    afterAll(async () => {
      await Promise.all([here?.stop(), there?.stop()]);
    });

    const served = (type: ResourceType) => here.served(type);

    const cluster = (plane: O2imsFixture, name: string) =>
      plane.client.get<Cluster>(plane.served(resourceTypes.cluster), {
        namespace,
        name,
      });

    const leases = async (plane: O2imsFixture) =>
      (
        await plane.client.list<Lease>(resourceTypes.lease, { namespace })
      ).items.filter(({ metadata }) => metadata.name.startsWith('byohost-'));

    /** Plays Cluster API, which owns and holds what belongs to its Clusters, and says that they are ready. */
    async function own(name: string): Promise<void> {
      const { metadata } = (await cluster(here, name))!;
      for (const type of OWNED.map(kind => here.served(kind))) {
        const { items } = await here.client.list<KubernetesObject>(type, {
          namespace,
          labelSelector: labels.provisioningRequest,
        });
        for (const item of items.filter(it =>
          it.metadata.name.startsWith(name),
        )) {
          await here.client.patch(type, item.metadata, {
            metadata: {
              ownerReferences: [
                {
                  apiVersion: `cluster.x-k8s.io/${clusterApi}`,
                  kind: 'Cluster',
                  name,
                  uid: metadata.uid,
                },
              ],
              ...(HELD.some(({ kind }) => kind === type.kind) && {
                finalizers: ['example.org/held'],
              }),
            },
          });
        }
      }
      await here.hold(resourceTypes.cluster, name, [
        'cluster.cluster.x-k8s.io',
      ]);
      await here.setStatus(resourceTypes.cluster, name, {
        ...(clusterApi === 'v1beta1'
          ? { infrastructureReady: true, controlPlaneReady: true }
          : {
              initialization: {
                infrastructureProvisioned: true,
                controlPlaneInitialized: true,
              },
            }),
        conditions: [
          {
            type: 'ControlPlaneInitialized',
            status: 'True',
            reason: 'Initialized',
            message: 'It is reached',
            lastTransitionTime: new Date().toISOString(),
          },
        ],
      });
    }

    /** Plays the person who takes ByoHosts along, as the documentation says. */
    async function copyHosts(...names: string[]): Promise<void> {
      for (const name of names) {
        const { apiVersion, kind, metadata, spec, status } =
          (await here.client.get<KubernetesObject & Record<string, object>>(
            resourceTypes.byoHost,
            { namespace, name },
          ))!;
        await there.client.create(resourceTypes.byoHost, {
          apiVersion,
          kind,
          metadata: {
            name,
            namespace,
            labels: metadata.labels,
            annotations: metadata.annotations,
          },
          spec,
        } as KubernetesObject);
        await there.setStatus(resourceTypes.byoHost, name, status);
      }
    }

    async function bringUp(
      name: string,
      master: string,
      worker: string,
    ): Promise<ProvisioningRequest> {
      const request = await here.bringUp(name, master, worker);
      await here.claimHost(`byoh-${master}`, name);
      await here.claimHost(`byoh-${worker}`, name);
      await own(name);
      return request;
    }

    const move = (beforeDeletion?: () => Promise<void>) =>
      clusterctl
        ? runClusterctlMove({
            clusterctl,
            from: here.plane,
            to: there.plane,
          })
        : playMove({
            from: here.client,
            to: there.client,
            served,
            beforeDeletion,
          });

    const untilPaused = (request: ProvisioningRequest) =>
      here.until(request, ({ conditions = [] }) =>
        conditions.some(
          ({ type, reason }) => type === 'Paused' && reason === 'ClusterPaused',
        ),
      );

    /** What is wanted of everything that belongs to a cluster. */
    async function specs(
      plane: O2imsFixture,
      name: string,
    ): Promise<Record<string, unknown>> {
      const lists = await Promise.all(
        [resourceTypes.cluster, ...OWNED].map(type =>
          plane.client.list<KubernetesObject & { spec?: object }>(
            plane.served(type),
            {
              namespace,
            },
          ),
        ),
      );
      return Object.fromEntries(
        lists
          .flatMap(({ items }) => items)
          .filter(({ metadata }) => metadata.name.startsWith(name))
          .map(({ kind, metadata, spec }) => [
            `${kind}/${metadata.name}`,
            spec,
          ]),
      );
    }

    const arrived = async (request: ProvisioningRequest) =>
      (await there.client.get<ProvisioningRequest>(
        resourceTypes.provisioningRequest,
        { name: request.metadata.name },
      ))!;

    it('stay as they are, and are the same requests\u2019 as before', async () => {
      const request = await bringUp('core', '1', '2');
      await copyHosts('byoh-1', 'byoh-2');
      const before = await specs(here, 'core');
      await move();

      // where it was, nothing is made again, given back or deleted
      expect(
        await here.untilReason(request, 'ResourcesApplied', 'ClusterMoved'),
      ).toContain(
        "Cluster 'core' was moved to another management cluster, and its request belongs there. Delete this one",
      );
      await here.untilState(request, 'failed');
      expect(await here.made()).toEqual([
        'Lease/byohost-byoh-1',
        'Lease/byohost-byoh-2',
      ]);
      const { message } = await (async () => {
        await here.delete(request);
        return here.untilEvent(request, 'Released');
      })();
      expect(message).toContain(
        "Cluster 'core' is on another management cluster, and stays as it is",
      );
      await here.untilGone(request);
      expect(await here.made()).toEqual([]);

      // where it came to, it is the request's, with its hosts
      const there1 = await arrived(request);
      expect(there1.metadata.uid).not.toBe(request.metadata.uid);
      await there.untilEvent(there1, 'TakenOver');
      await there.prepareInfrastructure('core');
      await there.startControlPlane('core');
      await there.joinWorker('core', '2');
      const { status } = await there.until(
        there1,
        ({ provisioningStatus }) =>
          provisioningStatus?.provisioningState === 'fulfilled',
      );
      expect(status?.provisionedResourceSet).toEqual({
        oCloudNodeClusterId: (await cluster(there, 'core'))!.metadata.uid,
        oCloudInfrastructureResourceIds: await Promise.all(
          ['byoh-1', 'byoh-2'].map(
            async name =>
              (await there.client.get(resourceTypes.byoHost, {
                namespace,
                name,
              }))!.metadata.uid,
          ),
        ),
      });
      expect(await specs(there, 'core')).toEqual(before);
      expect(
        (await leases(there)).map(({ metadata, spec }) => [
          metadata.name,
          spec?.holderIdentity,
        ]),
      ).toEqual([
        ['byohost-byoh-1', there1.metadata.uid],
        ['byohost-byoh-2', there1.metadata.uid],
      ]);

      // and goes with it
      await there.delete(there1);
      for (const [type, name] of [
        [resourceTypes.machineDeployment, 'core-worker-2'],
        [resourceTypes.kubeadmControlPlane, 'core-control-plane'],
        [resourceTypes.cluster, 'core'],
      ] as const) {
        await there.hold(type, name, []);
      }
      await there.untilState(there1, 'deleting', 'BYOH to let go');
      await there.leaveDirty('byoh-1');
      await there.leaveDirty('byoh-2');
      await there.clean('byoh-1');
      await there.clean('byoh-2');
      await there.untilGone(there1);
      expect(await there.made()).toEqual([]);
    });

    if (!clusterctl) {
      it('are known to have gone by an operator that was not there', async () => {
        const request = await bringUp('edge', '3', '4');
        await copyHosts('byoh-3', 'byoh-4');
        await move(async () => {
          await untilPaused(request);
          await here.stopOperator();
        });
        here.startOperator();
        await here.untilReason(request, 'ResourcesApplied', 'ClusterMoved');
        expect(await here.made()).toEqual([
          'Lease/byohost-byoh-3',
          'Lease/byohost-byoh-4',
        ]);

        // and are taken over again where they come back to
        await there.stopOperator();
        await playMove({ from: there.client, to: here.client, served });
        const back = await here.untilEvent(request, 'TakenOver');
        expect(back.message).toContain("Cluster 'edge'");
        const { metadata } = (await cluster(here, 'edge'))!;
        expect(metadata.labels?.[labels.provisioningRequestUid]).toBe(
          request.metadata.uid,
        );
      });

      it('are waited for by a request that was faster', async () => {
        const type = resourceTypes.provisioningRequest;
        there.startOperator();
        await there.registerHost('5');
        const early = await there.client.create<ProvisioningRequest>(type, {
          apiVersion: 'o2ims.provisioning.oran.org/v1alpha1',
          kind: 'ProvisioningRequest',
          metadata: {
            name: 'early',
            finalizers: ['o2ims.provisioning.oran.org/finalizer'],
          },
          spec: {
            templateName: 'byoh-workload-cluster',
            templateVersion: 'v1.0.0',
            templateParameters: onHosts('early', '5'),
          },
        });
        expect(
          await there.untilReason(early, 'Validated', 'ClusterAwaited'),
        ).toContain("waits for its Cluster 'early' to be moved here");
        await there.untilState(early, 'pending');
        expect(await cluster(there, 'early')).toBeUndefined();

        // until somebody says that it will not come
        await there.client.patch(type, early.metadata, {
          metadata: { finalizers: [] },
        });
        await there.observer.until<Cluster>(
          there.served(resourceTypes.cluster),
          {
            namespace,
            name: 'early',
          },
        );
        await there.remove(early);
      });

      it('are not made again while nobody sees that they go', async () => {
        const request = await bringUp('blind', '5', '6');
        await here.stopOperator();
        await playMove({ from: here.client, to: there.client, served });
        here.startOperator();
        await here.untilReason(request, 'HostsReserved', 'HostInUse');
        expect(await cluster(here, 'blind')).toBeUndefined();
      });
    }
  },
);
