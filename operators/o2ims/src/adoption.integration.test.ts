import {
  annotations,
  apiVersionOf,
  Cluster,
  findCondition,
  KubernetesObject,
  labels,
  Lease,
  ProvisioningRequest,
  ResourceType,
  resourceTypes,
} from '@o2ims-portal/api';
import { ClusterApiVersion } from '@o2ims-portal/lab';
import { interceptClient } from '@o2ims-portal/kubernetes-client/testing';
import { O2imsFixture } from './__testUtils__/O2imsFixture';
import { onHosts } from './__testUtils__/parameters';
import { inServedVersion } from './capi/inServedVersion';
import { RenderedObject } from './capi/RenderedObject';

jest.setTimeout(60_000);

const namespace = 'default';
const adopt = { annotations: { [annotations.adopt]: 'true' } };

describe.each<ClusterApiVersion>(['v1beta1', 'v1beta2'])(
  'a cluster that somebody else made, with Cluster API %s',
  clusterApi => {
    let o2ims: O2imsFixture;

    beforeAll(async () => {
      o2ims = await O2imsFixture.start({ hosts: 9, clusterApi });
    });

    afterAll(async () => {
      await o2ims?.stop();
    });

    /** Makes an object that is told of as in v1beta1. */
    const create = (
      type: ResourceType,
      name: string,
      spec: object,
    ): Promise<KubernetesObject> => {
      const served = o2ims.served(type);
      const { object } = inServedVersion(
        {
          type,
          object: {
            apiVersion: apiVersionOf(type),
            kind: type.kind,
            metadata: { name, namespace },
            spec,
          },
        } as RenderedObject,
        served,
      );
      return o2ims.client.create(served, object as KubernetesObject);
    };

    const reference = (type: ResourceType, name: string) => ({
      apiVersion: apiVersionOf(type),
      kind: type.kind,
      name,
    });

    /** Plays a person with kubectl, whose names are not ours. */
    async function makeCluster(
      name: string,
      infrastructure = resourceTypes.byoCluster.kind,
    ): Promise<void> {
      await create(resourceTypes.kubeadmControlPlane, `${name}-cp`, {
        replicas: 1,
        version: 'v1.31.4',
        kubeadmConfigSpec: { format: 'cloud-config' },
        machineTemplate: {
          infrastructureRef: reference(
            resourceTypes.byoMachineTemplate,
            `${name}-mt`,
          ),
        },
      });
      await create(resourceTypes.machineDeployment, `${name}-pool`, {
        clusterName: name,
        replicas: 1,
        selector: { matchLabels: { pool: name } },
        template: {
          spec: {
            clusterName: name,
            bootstrap: { dataSecretName: 'none' },
            infrastructureRef: reference(
              resourceTypes.byoMachineTemplate,
              `${name}-mt`,
            ),
          },
        },
      });
      await create(resourceTypes.cluster, name, {
        controlPlaneEndpoint: { host: '10.0.0.77', port: 6443 },
        clusterNetwork: { pods: { cidrBlocks: ['10.1.0.0/16'] } },
        controlPlaneRef: reference(
          resourceTypes.kubeadmControlPlane,
          `${name}-cp`,
        ),
        infrastructureRef: {
          ...reference(resourceTypes.byoCluster, name),
          kind: infrastructure,
        },
      });
    }

    /** Plays Cluster API and BYOH, which give a host to a new Machine. */
    async function giveHost(
      cluster: string,
      host: string,
      role: Record<string, string>,
    ): Promise<void> {
      const machine = `${cluster}-${host}`;
      const { group, kind } = resourceTypes.byoMachine;
      const type = o2ims.served(resourceTypes.machine);
      await o2ims.client.create<KubernetesObject>(type, {
        apiVersion: apiVersionOf(type),
        kind: type.kind,
        metadata: { name: machine, namespace, labels: role },
        spec: {
          clusterName: cluster,
          bootstrap: { dataSecretName: 'none' },
          infrastructureRef:
            clusterApi === 'v1beta1'
              ? reference(resourceTypes.byoMachine, machine)
              : { apiGroup: group, kind, name: machine },
        },
      } as KubernetesObject);
      await o2ims.markHost(host, {
        labels: { [labels.clusterName]: cluster },
      });
      await o2ims.setStatus(resourceTypes.byoHost, host, {
        machineRef: {
          ...reference(resourceTypes.byoMachine, machine),
          namespace,
        },
      });
    }

    const ready = {
      replicas: 1,
      readyReplicas: 1,
      ...(clusterApi === 'v1beta1'
        ? { updatedReplicas: 1, initialized: true }
        : {
            upToDateReplicas: 1,
            initialization: { controlPlaneInitialized: true },
          }),
    };

    /** Plays Cluster API: the control plane, or the workers, are as they are wanted. */
    async function becomeReady(
      type: ResourceType,
      name: string,
    ): Promise<void> {
      const { metadata } = (await o2ims.client.get(o2ims.served(type), {
        namespace,
        name,
      }))!;
      await o2ims.setStatus(type, name, {
        ...ready,
        observedGeneration: metadata.generation,
      });
    }

    async function bringUp(
      cluster: string,
      master: string,
      worker: string,
    ): Promise<void> {
      await makeCluster(cluster);
      await o2ims.prepareInfrastructure(cluster);
      await giveHost(cluster, master, { [labels.controlPlane]: '' });
      await becomeReady(resourceTypes.kubeadmControlPlane, `${cluster}-cp`);
      await giveHost(cluster, worker, {
        [labels.machineDeployment]: `${cluster}-pool`,
      });
      await becomeReady(resourceTypes.machineDeployment, `${cluster}-pool`);
    }

    const isState =
      (state: string) =>
      ({ provisioningStatus }: NonNullable<ProvisioningRequest['status']>) =>
        provisioningStatus?.provisioningState === state;

    /** Plays somebody who pauses a cluster, such as clusterctl, or lets it go on. */
    const pause = (name: string, paused: true | null) =>
      o2ims.client.patch<Cluster>(
        o2ims.served(resourceTypes.cluster),
        { namespace, name },
        { spec: { paused } },
      );

    /** Waits until a request says whether it is paused, and why. */
    async function untilPause(
      { metadata: { name } }: ProvisioningRequest,
      reason: string,
    ): Promise<ProvisioningRequest['status']> {
      const { status } = await o2ims.observer.until<ProvisioningRequest>(
        resourceTypes.provisioningRequest,
        { name },
        it => findCondition(it.status?.conditions, 'Paused')?.reason === reason,
      );
      return status;
    }

    const lease = (host: string) =>
      o2ims.client.get<Lease>(resourceTypes.lease, {
        namespace,
        name: `byohost-${host}`,
      });

    const uidOf = async (type: ResourceType, name: string) =>
      (await o2ims.client.get(o2ims.served(type), { namespace, name }))
        ?.metadata.uid;

    /** Everything of Cluster API and BYOH, with its resource version. */
    async function foreignVersions(): Promise<Record<string, unknown>> {
      const ours = /^(Lease|ProvisioningRequest|Event)\//;
      return Object.fromEntries(
        Object.entries(await o2ims.versions()).filter(
          ([key]) => !ours.test(key),
        ),
      );
    }

    it('is waited for, told of stage by stage, kept, and left alone', async () => {
      const request = await o2ims.request(
        'taken',
        { clusterName: 'foreign' },
        adopt,
      );
      expect(
        await o2ims.untilReason(request, 'Validated', 'ClusterNotFound'),
      ).toContain("There is no Cluster 'foreign' in namespace 'default'");
      await o2ims.untilState(request, 'pending');

      await makeCluster('foreign');
      await o2ims.untilReason(request, 'InfrastructureReady', 'InProgress');
      await o2ims.prepareInfrastructure('foreign');
      await o2ims.untilState(
        request,
        'progressing',
        '0 of 1 control-plane node ready; no machine is there yet',
      );
      await giveHost('foreign', 'byoh-1', { [labels.controlPlane]: '' });
      await o2ims.untilState(request, 'progressing', 'byoh-1: Pending');
      await becomeReady(resourceTypes.kubeadmControlPlane, 'foreign-cp');
      await o2ims.untilState(request, 'progressing', '0 of 1 worker ready');
      await giveHost('foreign', 'byoh-2', {
        [labels.machineDeployment]: 'foreign-pool',
      });
      await becomeReady(resourceTypes.machineDeployment, 'foreign-pool');
      const { status } = await o2ims.until(request, isState('fulfilled'));

      expect(status?.provisionedResourceSet).toEqual({
        oCloudNodeClusterId: await uidOf(resourceTypes.cluster, 'foreign'),
        oCloudInfrastructureResourceIds: [
          await uidOf(resourceTypes.byoHost, 'byoh-1'),
          await uidOf(resourceTypes.byoHost, 'byoh-2'),
        ],
      });
      expect(status?.extensions).toMatchObject({
        cluster: {
          name: 'foreign',
          adopted: true,
          controlPlaneEndpoint: '10.0.0.77:6443',
          kubernetesVersion: 'v1.31.4',
        },
        hosts: [
          { name: 'byoh-1', role: 'control-plane' },
          { name: 'byoh-2', role: 'worker' },
        ],
      });
      for (const host of ['byoh-1', 'byoh-2']) {
        expect((await lease(host))?.spec?.holderIdentity).toBe(
          request.metadata.uid,
        );
      }

      const before = await foreignVersions();
      await o2ims.delete(request);
      const { message } = await o2ims.untilEvent(request, 'Released');
      expect(message).toContain("Cluster 'foreign' was adopted, and stays");
      await o2ims.untilGone(request);
      expect(await foreignVersions()).toEqual(before);
      expect(await lease('byoh-1')).toBeUndefined();
      expect(await lease('byoh-2')).toBeUndefined();
    });

    it('is never written to, whatever the operator sees of it', async () => {
      await bringUp('quiet', 'byoh-3', 'byoh-4');
      await o2ims.stopOperator();
      const writes: string[] = [];
      o2ims.startOperator({
        client: interceptClient(
          o2ims.operatorClient,
          ({ method, args, proceed }) => {
            if (
              ['create', 'apply', 'patch', 'update', 'delete'].includes(method)
            ) {
              writes.push((args[0] as ResourceType).kind);
            }
            return proceed();
          },
        ),
      });
      const before = await foreignVersions();
      const request = await o2ims.request(
        'watcher',
        { clusterName: 'quiet' },
        adopt,
      );
      await o2ims.until(request, isState('fulfilled'));
      expect(await foreignVersions()).toEqual(before);
      expect(new Set(writes)).toEqual(
        new Set(['ProvisioningRequest', 'Lease', 'Event']),
      );

      // paused, it says what it said before
      const { status } = await o2ims.until(request, isState('fulfilled'));
      await o2ims.request(
        'watcher',
        { clusterName: 'quiet' },
        { annotations: { ...adopt.annotations, [annotations.paused]: '' } },
      );
      expect(await untilPause(request, 'PausedByRequest')).toMatchObject({
        provisioningStatus: { provisioningState: 'fulfilled' },
        provisionedResourceSet: status?.provisionedResourceSet,
        extensions: status?.extensions,
      });
      await o2ims.request('watcher', { clusterName: 'quiet' }, adopt);
      await untilPause(request, 'NotPaused');

      // and so it does while somebody else has paused the cluster, whatever becomes of that meanwhile
      await pause('quiet', true);
      const held = await untilPause(request, 'ClusterPaused');
      expect(held).toMatchObject({
        provisioningStatus: {
          provisioningState: 'fulfilled',
          provisioningMessage:
            "Somebody else paused Cluster 'quiet' by spec.paused: nothing is done until that is taken back",
        },
        provisionedResourceSet: status?.provisionedResourceSet,
        extensions: status?.extensions,
      });
      await pause('quiet', null);
      await untilPause(request, 'NotPaused');

      // one that wants one of its hosts waits, and so does one that adopts it too
      const second = await o2ims.request(
        'late',
        { clusterName: 'quiet' },
        adopt,
      );
      expect(
        await o2ims.untilReason(second, 'Validated', 'AdoptionRefused'),
      ).toContain("Cluster 'quiet' is adopted by request 'watcher'");
      const greedy = await o2ims.request('greedy', onHosts('greedy', '3'));
      await o2ims.untilReason(greedy, 'HostsReserved', 'HostInUse');
      await o2ims.remove(greedy);

      await o2ims.remove(request);
      await o2ims.until(second, isState('fulfilled'));
      expect((await lease('byoh-3'))?.spec?.holderIdentity).toBe(
        second.metadata.uid,
      );
      await o2ims.remove(second);
    });

    it('is not what the request says, which is told and changes nothing', async () => {
      await bringUp('other', 'byoh-5', 'byoh-6');
      const wrong = await o2ims.request(
        'wrong',
        { ...onHosts('other', '5', '9'), k8sVersion: 'v1.32.0' },
        adopt,
      );
      const message = await o2ims.untilReason(
        wrong,
        'Validated',
        'ClusterDiffers',
      );
      expect(message).toContain(
        "/k8sVersion: is 'v1.31.4' there, not 'v1.32.0'; /hosts/workers/0: host '9' does not have this role in the cluster; /hosts/workers: the cluster has 'byoh-6' too",
      );
      const { status } = await o2ims.until(wrong, isState('failed'));
      expect(findCondition(status?.conditions, 'WorkersReady')?.status).toBe(
        'True',
      );
      expect((await lease('byoh-6'))?.spec?.holderIdentity).toBe(
        wrong.metadata.uid,
      );

      const right = await o2ims.request('wrong', onHosts('other', '5', '6'), {
        ...adopt,
      });
      await o2ims.until(right, isState('fulfilled'));

      // to name another cluster is refused by the API server
      await expect(
        o2ims.request('wrong', { clusterName: 'third' }, adopt),
      ).rejects.toThrow('clusterName cannot be changed');

      // and taking the annotation away does not make it the request's own
      const without = await o2ims.request('wrong', onHosts('other', '5', '6'));
      expect(
        await o2ims.untilReason(without, 'Validated', 'AdoptionRefused'),
      ).toContain('was taken away: put it back, or delete this request');
      await o2ims.untilState(without, 'failed');
      await o2ims.remove(without);
      expect(
        await o2ims.client.get<Cluster>(o2ims.served(resourceTypes.cluster), {
          namespace,
          name: 'other',
        }),
      ).toMatchObject({ metadata: { name: 'other' } });
      expect(await lease('byoh-5')).toBeUndefined();
    });

    it('gives hosts back that it loses, and is waited for again when it goes', async () => {
      await bringUp('going', 'byoh-1', 'byoh-2');
      const request = await o2ims.request(
        'mourner',
        { clusterName: 'going' },
        adopt,
      );
      await o2ims.until(request, isState('fulfilled'));
      await o2ims.leaveDirty('byoh-2');
      await o2ims.until(
        request,
        ({ extensions }) => extensions?.hosts?.length === 1,
      );
      expect(await lease('byoh-2')).toBeDefined();
      await o2ims.clean('byoh-2');
      await o2ims.observer.untilGone(resourceTypes.lease, {
        namespace,
        name: 'byohost-byoh-2',
      });
      await o2ims.client.delete(o2ims.served(resourceTypes.cluster), {
        namespace,
        name: 'going',
      });
      await o2ims.untilReason(request, 'Validated', 'ClusterNotFound');
      // nor does it make one itself then
      const without = await o2ims.request('mourner', onHosts('going', '2'));
      await o2ims.until(
        without,
        ({ observedGeneration }) =>
          observedGeneration === without.metadata.generation,
      );
      await o2ims.untilReason(without, 'Validated', 'ClusterNotFound');
      await o2ims.remove(request);
      expect(await lease('byoh-1')).toBeUndefined();
    });

    it('is not late while it is paused, nor does its request wait to let go of it', async () => {
      await o2ims.applyTemplate('hasty', {
        stageTimeoutSeconds: { infrastructure: 1 },
      });
      const watch = (clusterName: string) =>
        o2ims.request(
          clusterName,
          { clusterName },
          { ...adopt, spec: { templateName: 'hasty', templateVersion: 'v1' } },
        );
      await makeCluster('asleep');
      await pause('asleep', true);
      const asleep = await watch('asleep');
      await untilPause(asleep, 'ClusterPaused');
      // by then it is too late for both
      await makeCluster('awake');
      const awake = await watch('awake');
      await o2ims.untilReason(awake, 'InfrastructureReady', 'TimedOut');
      const { status } = (await o2ims.client.get<ProvisioningRequest>(
        resourceTypes.provisioningRequest,
        asleep.metadata,
      ))!;
      expect(
        findCondition(status?.conditions, 'InfrastructureReady')?.reason,
      ).toBe('InProgress');

      await pause('asleep', null);
      await o2ims.untilReason(asleep, 'InfrastructureReady', 'TimedOut');
      await pause('asleep', true);
      await untilPause(asleep, 'ClusterPaused');
      await o2ims.remove(asleep);
      await o2ims.remove(awake);
    });

    it('is refused when it is of a foreign infrastructure', async () => {
      await makeCluster('metal', 'Metal3Cluster');
      const request = await o2ims.request(
        'metal',
        { clusterName: 'metal' },
        adopt,
      );
      expect(
        await o2ims.untilReason(request, 'Validated', 'AdoptionRefused'),
      ).toContain('made from a Metal3Cluster');
      await o2ims.untilState(request, 'failed');
      await o2ims.remove(request);
    });

    it('is not one that a request made', async () => {
      const maker = await o2ims.bringUp('made', '7', '8');
      const thief = await o2ims.request(
        'thief',
        { clusterName: 'made' },
        adopt,
      );
      expect(
        await o2ims.untilReason(thief, 'Validated', 'AdoptionRefused'),
      ).toContain("belongs to request 'made'");
      await o2ims.remove(thief);

      const confused = await o2ims.request(
        'made',
        onHosts('made', '7', '8'),
        adopt,
      );
      expect(
        await o2ims.untilReason(confused, 'Validated', 'AdoptionRefused'),
      ).toContain('makes its own cluster');
      await o2ims.untilState(confused, 'failed');
      const again = await o2ims.request('made', onHosts('made', '7', '8'));
      await o2ims.until(again, isState('fulfilled'));

      // nor does the annotation change what its deletion waits for
      await o2ims.claimHost('byoh-7', 'made');
      await o2ims.request('made', onHosts('made', '7', '8'), adopt);
      await o2ims.delete(maker);
      await o2ims.untilState(maker, 'deleting', 'BYOH to let go');
      await o2ims.leaveDirty('byoh-7');
      await o2ims.untilState(maker, 'deleting', 'to be cleaned');
      expect(await lease('byoh-7')).toBeDefined();
      await o2ims.clean('byoh-7');
      await o2ims.untilGone(maker);
    });

    it('gives its hosts back when its request names another', async () => {
      const rest = { k8sVersion: 'v1.31.4' };
      const request = await o2ims.request(
        'fickle',
        { ...rest, clusterName: 'other' },
        adopt,
      );
      await o2ims.until(request, isState('fulfilled'));
      expect((await lease('byoh-5'))?.spec?.holderIdentity).toBe(
        request.metadata.uid,
      );
      // in two steps, which the API server lets through
      const nameless = await o2ims.request('fickle', rest, adopt);
      await o2ims.untilReason(nameless, 'Validated', 'InvalidParameters');
      expect(await lease('byoh-5')).toBeDefined();
      const changed = await o2ims.request(
        'fickle',
        { ...rest, clusterName: 'quiet' },
        adopt,
      );
      await o2ims.until(changed, isState('fulfilled'));
      expect((await lease('byoh-3'))?.spec?.holderIdentity).toBe(
        request.metadata.uid,
      );
      expect(await lease('byoh-5')).toBeUndefined();
      await o2ims.request('fickle', rest, adopt);
      const lost = await o2ims.request(
        'fickle',
        { ...rest, clusterName: 'nowhere' },
        adopt,
      );
      await o2ims.untilReason(lost, 'Validated', 'ClusterNotFound');
      expect(await lease('byoh-3')).toBeUndefined();
      await o2ims.remove(lost);
    });

    it('stays with who adopted it, whoever has the name of who made it', async () => {
      const { provisioningRequest } = resourceTypes;
      const maker = await o2ims.bringUp('left', '7', '8');
      await o2ims.stopOperator();
      await o2ims.delete(maker);
      await o2ims.client.patch(provisioningRequest, maker.metadata, {
        metadata: { finalizers: [] },
      });
      const heir = await o2ims.request('heir', { clusterName: 'left' }, adopt);
      o2ims.startOperator();
      await o2ims.until(
        heir,
        ({ extensions }) => extensions?.cluster?.adopted === true,
      );
      const uid = await uidOf(resourceTypes.cluster, 'left');

      const late = await o2ims.request('left', onHosts('left', '7', '8'));
      expect(
        await o2ims.untilReason(late, 'Validated', 'ClusterNameTaken'),
      ).toContain("request 'heir' has adopted it since");
      await o2ims.untilState(late, 'failed');
      await o2ims.remove(late);
      expect(await uidOf(resourceTypes.cluster, 'left')).toBe(uid);

      // when that is gone, it is that request's again
      const again = await o2ims.request('left', onHosts('left', '7', '8'));
      await o2ims.untilReason(again, 'Validated', 'ClusterNameTaken');
      await o2ims.remove(heir);
      await o2ims.untilEvent(again, 'TakenOver');
      await o2ims.until(again, isState('fulfilled'));
      expect(await uidOf(resourceTypes.cluster, 'left')).toBe(uid);
      await o2ims.remove(again);
      expect(await uidOf(resourceTypes.cluster, 'left')).toBeUndefined();
    });
  },
);
