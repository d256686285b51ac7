import {
  annotations,
  Cluster,
  Condition,
  findCondition,
  pausedCondition,
  ProvisioningRequest,
  ResourceType,
  resourceTypes,
} from '@o2ims-portal/api';
import { ClusterApiVersion } from '@o2ims-portal/lab';
import { interceptClient } from '@o2ims-portal/kubernetes-client/testing';
import { O2imsFixture } from './__testUtils__/O2imsFixture';
import { onHosts } from './__testUtils__/parameters';

jest.setTimeout(60_000);

const namespace = 'default';
const paused = { annotations: { [annotations.paused]: '' } };

describe.each<ClusterApiVersion>(['v1beta1', 'v1beta2'])(
  'a request that is paused, with Cluster API %s',
  clusterApi => {
    let o2ims: O2imsFixture;

    beforeAll(async () => {
      o2ims = await O2imsFixture.start({ hosts: 4, clusterApi });
    });

    afterAll(async () => {
      await o2ims?.stop();
    });

    /** Waits until a request says whether it is paused, and why. */
    async function untilPause(
      { metadata: { name } }: ProvisioningRequest,
      reason: string,
    ): Promise<ProvisioningRequest & { paused: Condition }> {
      const find = ({ status }: ProvisioningRequest) =>
        findCondition(status?.conditions, pausedCondition);
      const request = await o2ims.observer.until<ProvisioningRequest>(
        resourceTypes.provisioningRequest,
        { name },
        it => find(it)?.reason === reason,
      );
      return { ...request, paused: find(request)! };
    }

    const untilCluster = (name: string, wanted: (it: Cluster) => boolean) =>
      o2ims.observer.until<Cluster>(
        o2ims.served(resourceTypes.cluster),
        { namespace, name },
        wanted,
      );
    const patchCluster = (name: string, patch: object) =>
      o2ims.client.patch<Cluster>(
        o2ims.served(resourceTypes.cluster),
        { namespace, name },
        patch,
      );
    const isPaused = ({ spec }: Cluster) => spec?.paused === true;
    const isMarked = ({ metadata }: Cluster) =>
      annotations.pausedByRequest in (metadata.annotations ?? {});

    it('from the start makes nothing until it goes on', async () => {
      const parameters = onHosts('still', '1', '2');
      const request = await o2ims.request('still', parameters, paused);
      const { status } = await untilPause(request, 'PausedByRequest');
      expect(status?.provisioningStatus).toMatchObject({
        provisioningState: 'pending',
        provisioningMessage: expect.stringContaining(
          'nothing is done until that is taken away',
        ),
      });
      expect(await o2ims.made()).toEqual([]);
      await o2ims.request('still', parameters);
      await o2ims.untilReason(request, 'InfrastructureReady', 'InProgress');
      await untilPause(request, 'NotPaused');
      await o2ims.remove(request);
    });

    it('keeps its cluster as it is, and takes up afterwards what it was changed to', async () => {
      const request = await o2ims.bringUp('calm', '1', '2');
      const two = onHosts('calm', '1', '2');
      await o2ims.request('calm', two, paused);
      await untilCluster('calm', isPaused);
      const { status } = await untilPause(request, 'PausedByRequest');
      expect(status?.provisioningStatus?.provisioningState).toBe('fulfilled');

      const three = onHosts('calm', '1', '2', '3');
      const before = await o2ims.made();
      const changed = await o2ims.request('calm', three, paused);
      await o2ims.client.delete(o2ims.served(resourceTypes.machineDeployment), {
        namespace,
        name: 'calm-worker-2',
      });
      // who insists is not fought; by then the operator has seen the rest too
      await patchCluster('calm', { spec: { paused: null } });
      await o2ims.observer.until<ProvisioningRequest>(
        resourceTypes.provisioningRequest,
        request.metadata,
        ({ status: it }) =>
          Boolean(
            it?.provisioningStatus?.provisioningMessage?.includes(
              "changed the pause of Cluster 'calm' again",
            ),
          ),
      );
      expect(await o2ims.made()).toEqual(
        before.filter(name => name !== 'MachineDeployment/calm-worker-2'),
      );
      expect(before).toContain('Lease/byohost-byoh-2');

      await o2ims.request('calm', three);
      await untilCluster('calm', it => !isPaused(it) && !isMarked(it));
      await o2ims.joinWorker('calm', '2');
      await o2ims.joinWorker('calm', '3');
      await o2ims.untilState(changed, 'fulfilled');
      await o2ims.remove(request);
      expect(await o2ims.made()).toEqual([]);
    });

    it('leaves a Cluster paused that somebody else paused', async () => {
      const request = await o2ims.bringUp('moved', '1', '2');
      await o2ims.client.apply<Cluster>(
        o2ims.served(resourceTypes.cluster),
        {
          ...(await untilCluster('moved', () => true)),
          metadata: { namespace, name: 'moved' },
          spec: { paused: true },
          status: undefined,
        } as Cluster,
        { fieldManager: 'somebody' },
      );
      expect((await untilPause(request, 'ClusterPaused')).paused.message).toBe(
        "Somebody else paused Cluster 'moved' by spec.paused: nothing is done until that is taken back",
      );
      const parameters = onHosts('moved', '1', '2');
      await o2ims.request('moved', parameters, paused);
      await untilPause(request, 'PausedByRequest');
      await o2ims.request('moved', parameters);
      await untilPause(request, 'ClusterPaused');
      const cluster = await untilCluster('moved', it => !isMarked(it));
      expect(isPaused(cluster)).toBe(true);
      await patchCluster('moved', {
        spec: { paused: null },
        metadata: { annotations: { [annotations.paused]: '' } },
      });
      await untilCluster('moved', it => !isPaused(it));
      await patchCluster('moved', {
        metadata: { annotations: { [annotations.paused]: null } },
      });
      await untilPause(request, 'NotPaused');
      await o2ims.untilState(request, 'fulfilled');
      await o2ims.remove(request);
    });

    it('is not taken down before it goes on', async () => {
      const request = await o2ims.bringUp('kept', '1', '2');
      const parameters = onHosts('kept', '1', '2');
      await o2ims.request('kept', parameters, paused);
      await untilPause(request, 'PausedByRequest');
      const before = await o2ims.made();
      await o2ims.delete(request);
      await o2ims.untilState(
        request,
        'deleting',
        'It goes on when that is taken away',
      );
      expect(await o2ims.made()).toEqual(before);
      // by then it says that it is not paused: an operator that takes over would think that the Cluster was moved
      await o2ims.stopOperator();
      const said: (string | undefined)[] = [];
      const look = async () => {
        const now = await o2ims.client.get<ProvisioningRequest>(
          resourceTypes.provisioningRequest,
          request.metadata,
        );
        said.push(
          findCondition(now?.status?.conditions, pausedCondition)?.reason,
        );
      };
      o2ims.startOperator({
        client: interceptClient(
          o2ims.operatorClient,
          ({ method, args: [type], proceed }) =>
            method === 'delete' &&
            (type as ResourceType).kind === resourceTypes.cluster.kind
              ? look().then(proceed)
              : proceed(),
        ),
      });
      await o2ims.client.patch(
        resourceTypes.provisioningRequest,
        request.metadata,
        { metadata: { annotations: { [annotations.paused]: null } } },
      );
      await o2ims.untilGone(request);
      expect(said).toEqual(['NotPaused']);
      expect(await o2ims.made()).toEqual([]);
    });

    it('leaves hosts that it waits for to those who asked later', async () => {
      await o2ims.claimHost('byoh-4', 'stranger');
      const old = await o2ims.request('old', onHosts('old', '3', '4'));
      await o2ims.untilReason(old, 'HostsReserved', 'HostInUse');
      await o2ims.request('old', onHosts('old', '3', '4'), paused);
      await untilPause(old, 'PausedByRequest');
      await o2ims.claimHost('byoh-4', null);
      const young = await o2ims.request('young', onHosts('young', '4'));
      await o2ims.untilReason(young, 'HostsReserved', 'Succeeded');
      await o2ims.remove(young);
      await o2ims.request('old', onHosts('old', '3', '4'));
      await o2ims.untilReason(old, 'HostsReserved', 'Succeeded');
      await o2ims.remove(old);
      expect(await o2ims.made()).toEqual([]);
    });
  },
);
