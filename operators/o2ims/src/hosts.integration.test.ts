import {
  annotations,
  apiVersionOf,
  hostLeaseName,
  labels,
  Lease,
  ProvisioningRequest,
  resourceTypes,
} from '@o2ims-portal/api';
import { O2imsFixture } from './__testUtils__/O2imsFixture';
import { onHosts } from './__testUtils__/parameters';

jest.setTimeout(60_000);

const namespace = 'default';

/** Parameters of a cluster whose hosts the operator chooses, all by one label. */
function choosing(
  clusterName: string,
  role: string,
  workers = 0,
): Record<string, unknown> {
  const selector = { matchLabels: { role } };
  return {
    clusterName,
    controlPlane: { replicas: 1, selector },
    ...(workers > 0 && { workers: { replicas: workers, selector } }),
  };
}

function hostsOf(request: ProvisioningRequest): string[] {
  return request.status!.extensions!.hosts!.map(({ name }) => name);
}

describe('a request whose hosts are chosen', () => {
  let o2ims: O2imsFixture;

  beforeAll(async () => {
    o2ims = await O2imsFixture.start({});
  });

  afterAll(async () => {
    await o2ims?.stop();
  });

  const register = (id: string, marks: Record<string, string>) =>
    o2ims.registerHost(id, `byoh-${id}`, { labels: marks });

  const untilRunning = (request: ProvisioningRequest) =>
    o2ims.until(
      request,
      ({ provisioningStatus }) =>
        provisioningStatus?.provisioningState === 'progressing',
    );

  it('gets those that match, spread over failure domains', async () => {
    const zone = labels.failureDomain;
    await register('s1', { role: 'spread', [zone]: 'a' });
    await register('s2', { role: 'spread', [zone]: 'a' });
    await register('s3', { role: 'spread', [zone]: 'b' });
    await register('s4', { role: 'spread', [zone]: 'b' });
    await register('s5', { role: 'other' });
    const request = await o2ims.request(
      'spread',
      choosing('spread', 'spread', 2),
    );
    const running = await untilRunning(request);
    expect(hostsOf(running)).toEqual(['byoh-s1', 'byoh-s2', 'byoh-s3']);
    expect(await o2ims.made()).toContain('MachineDeployment/spread-worker-s2');

    // the others are for others, down to the last one
    const second = await o2ims.request('second', choosing('second', 'spread'));
    expect(hostsOf(await untilRunning(second))).toEqual(['byoh-s4']);
    await o2ims.remove(request);
    await o2ims.remove(second);
    expect(await o2ims.made()).toEqual([]);
  });

  it('goes on with hosts that only the schema of its template names', async () => {
    const spec = { templateName: 'named', templateVersion: 'v1' };
    await o2ims.applyTemplate('named', {
      parameterSchema: {
        type: 'object',
        properties: {
          controlPlane: {
            default: {
              replicas: 1,
              selector: { matchLabels: { role: 'named' } },
            },
          },
        },
      },
    });
    const request = await o2ims.request(
      'by-schema',
      { clusterName: 'named' },
      { spec },
    );
    await o2ims.untilReason(request, 'HostsReserved', 'NotEnoughHosts');
    await register('n1', { role: 'named' });
    expect(hostsOf(await untilRunning(request))).toEqual(['byoh-n1']);

    const second = await o2ims.request(
      'behind',
      { clusterName: 'second' },
      { spec },
    );
    await o2ims.untilReason(second, 'HostsReserved', 'NotEnoughHosts');
    await o2ims.remove(request);
    expect(hostsOf(await untilRunning(second))).toEqual(['byoh-n1']);
    await o2ims.remove(second);
    expect(await o2ims.made()).toEqual([]);
  });

  it('says which hosts are missing, and goes on when they register, are re-labelled, freed and cleaned', async () => {
    const request = await o2ims.request('waits', choosing('waits', 'w', 3));
    expect(
      await o2ims.untilReason(request, 'HostsReserved', 'NotEnoughHosts'),
    ).toContain(
      '0 of 1 master: no registered host matches role=w; 0 of 3 workers: no registered host matches role=w',
    );
    await register('w1', { role: 'w' });
    await o2ims.untilState(request, 'pending', 'byoh-w1 becomes control plane');
    await register('w2', { role: 'none' });
    await o2ims.markHost('byoh-w2', { labels: { role: 'w' } });
    await o2ims.untilState(request, 'pending', '1 of 3 workers');
    await register('w3', { role: 'w', [labels.clusterName]: 'stranger' });
    await o2ims.untilState(
      request,
      'pending',
      "byoh-w3 in use by cluster 'stranger'",
    );
    await o2ims.markHost('byoh-w3', { labels: { [labels.clusterName]: null } });
    await o2ims.untilState(request, 'pending', '2 of 3 workers');
    await o2ims.registerHost('w4', 'byoh-w4', {
      labels: { role: 'w' },
      annotations: { [annotations.cleaningFailed]: 'disk full' },
    });
    expect(
      await o2ims.untilState(request, 'pending', 'its cleaner said'),
    ).toContain(
      '2 of 3 workers: hosts that match role=w: byoh-w2 free; byoh-w3 free; byoh-w1 becomes control plane; byoh-w4 not clean: its cleaner said: disk full',
    );
    expect(await o2ims.made()).toEqual([]);
    await o2ims.clean('byoh-w4');
    expect(hostsOf(await untilRunning(request))).toEqual([
      'byoh-w1',
      'byoh-w2',
      'byoh-w3',
      'byoh-w4',
    ]);
    await o2ims.remove(request);
  });

  it('does without a host that loses its label, its id or its ByoHost while it waits', async () => {
    await register('l1', { role: 'l' });
    await register('l2', { role: 'l' });
    const request = await o2ims.request('loses', choosing('loses', 'l', 2));
    await o2ims.untilState(request, 'pending', '1 of 2 workers');
    await o2ims.markHost('byoh-l2', { labels: { role: null } });
    await o2ims.untilState(request, 'pending', '0 of 2 workers');
    await register('l3', { role: 'l' });
    await o2ims.untilState(request, 'pending', '1 of 2 workers');
    await o2ims.markHost('byoh-l3', { labels: { 'host-id': 'l1' } });
    await o2ims.untilState(
      request,
      'pending',
      "byoh-l3 has the same host-id 'l1' as byoh-l1",
    );
    await o2ims.deleteHost('byoh-l3');
    await o2ims.markHost('byoh-l2', { labels: { role: 'l' } });
    await register('l4', { role: 'l' });
    expect(hostsOf(await untilRunning(request))).toEqual([
      'byoh-l1',
      'byoh-l2',
      'byoh-l4',
    ]);
    await o2ims.remove(request);
  });

  it('chooses again when it loses one to another that was faster', async () => {
    for (const id of ['r1', 'r2', 'r3']) {
      await register(id, { role: 'r' });
    }
    await o2ims.stopOperator();
    // the operator learns of this Lease only when it wants to make it
    const lease = await o2ims.client.create<Lease>(resourceTypes.lease, {
      apiVersion: apiVersionOf(resourceTypes.lease),
      kind: resourceTypes.lease.kind,
      metadata: { name: hostLeaseName('byoh-r2'), namespace },
      spec: { holderIdentity: 'maintenance' },
    });
    o2ims.startOperator({ client: o2ims.hideLeases() });
    const request = await o2ims.request('racing', choosing('racing', 'r', 1));
    expect(hostsOf(await untilRunning(request))).toEqual([
      'byoh-r1',
      'byoh-r3',
    ]);
    await o2ims.remove(request);
    await o2ims.stopOperator();
    await o2ims.client.delete(resourceTypes.lease, lease.metadata);
    o2ims.startOperator();
    expect(await o2ims.made()).toEqual([]);
  });

  it('has its hosts before those that asked later, of all that wait', async () => {
    await register('o1', { role: 'o', rack: '1' });
    await register('o2', { role: 'o', rack: '2' });
    const first = await o2ims.request('o-first', choosing('o-first', 'o', 1));
    await untilRunning(first);
    const big = await o2ims.request('o-big', choosing('o-big', 'o', 2));
    await o2ims.untilState(big, 'pending', '0 of 2 workers');
    const old = await o2ims.request('o-old', {
      clusterName: 'o-old',
      controlPlane: { replicas: 1, selector: { matchLabels: { rack: '1' } } },
    });
    await o2ims.untilState(old, 'pending');
    const young = await o2ims.request('o-young', choosing('o-young', 'o', 1));
    await o2ims.untilState(young, 'pending');
    const pinned = await o2ims.request('o-zpin', onHosts('o-zpin', 'o2'));
    await o2ims.untilState(pinned, 'pending');

    await o2ims.remove(first);
    expect(hostsOf(await untilRunning(old))).toEqual(['byoh-o1']);
    // the youngest fits beside it, since neither of the others does
    expect(hostsOf(await untilRunning(pinned))).toEqual(['byoh-o2']);
    await o2ims.untilState(young, 'pending', "reserved by request 'o-old'");
    await o2ims.untilState(big, 'pending', "reserved by request 'o-zpin'");

    for (const request of [old, pinned, big]) {
      await o2ims.remove(request);
    }
    await untilRunning(young);
    await o2ims.remove(young);
    expect(await o2ims.made()).toEqual([]);
  });
});

describe('hosts that a cluster has used', () => {
  let o2ims: O2imsFixture;

  beforeAll(async () => {
    o2ims = await O2imsFixture.start({ hosts: 3 });
  });

  afterAll(async () => {
    await o2ims?.stop();
  });

  const isReserved = async (host: string) =>
    (await o2ims.made()).includes(`Lease/${hostLeaseName(host)}`);

  it('are given back when they are clean, each for itself, and not before', async () => {
    const request = await o2ims.bringUp('used', '1', '2');
    await o2ims.claimHost('byoh-1', 'used');
    await o2ims.claimHost('byoh-2', 'used');
    await o2ims.delete(request);
    await o2ims.untilState(request, 'deleting', 'BYOH to let go of host');
    await o2ims.leaveDirty('byoh-1');
    await o2ims.leaveDirty('byoh-2');
    await o2ims.untilState(
      request,
      'deleting',
      "host 'byoh-1' to be cleaned; host 'byoh-2' to be cleaned",
    );
    await o2ims.clean('byoh-1');
    await o2ims.observer.untilGone(resourceTypes.lease, {
      namespace,
      name: hostLeaseName('byoh-1'),
    });
    await o2ims.markHost('byoh-2', {
      annotations: { [annotations.cleaningFailed]: 'kubeadm reset failed' },
    });
    const next = await o2ims.request('next', onHosts('next', '1', '2'));
    await o2ims.untilState(
      next,
      'pending',
      "host 'byoh-2' is not clean: its cleaner said: kubeadm reset failed",
    );
    await o2ims.untilReason(next, 'HostsReserved', 'HostNotClean');
    await o2ims.untilState(
      request,
      'deleting',
      "host 'byoh-2' to be cleaned: its cleaner said: kubeadm reset failed",
    );
    expect(await isReserved('byoh-2')).toBe(true);
    await o2ims.clean('byoh-2');
    await o2ims.untilGone(request);
    await o2ims.untilState(next, 'progressing');
    await o2ims.remove(next);
    expect(await o2ims.made()).toEqual([]);
  });

  it('are given back when their ByoHost is gone, clean or not', async () => {
    await o2ims.registerHost('7');
    const request = await o2ims.bringUp('gone', '7', '2');
    await o2ims.claimHost('byoh-7', 'gone');
    await o2ims.delete(request);
    await o2ims.leaveDirty('byoh-7');
    await o2ims.untilState(request, 'deleting', "host 'byoh-7' to be cleaned");
    await o2ims.deleteHost('byoh-7');
    await o2ims.untilGone(request);
    expect(await o2ims.made()).toEqual([]);
  });

  it('are not had by anybody else when a cluster that somebody deleted leaves them dirty', async () => {
    const request = await o2ims.bringUp('owner', '1', '2');
    await o2ims.claimHost('byoh-1', 'owner');
    await o2ims.client.delete(resourceTypes.cluster, {
      namespace,
      name: 'owner',
    });
    await o2ims.untilState(request, 'pending', "in use by cluster 'owner'");
    await o2ims.leaveDirty('byoh-1');
    await o2ims.untilState(request, 'pending', "'byoh-1' is being cleaned");
    const rival = await o2ims.request('rival', onHosts('rival', '1'));
    await o2ims.untilState(rival, 'pending', "'byoh-1' is being cleaned");
    await o2ims.clean('byoh-1');
    await o2ims.untilState(request, 'progressing');
    await o2ims.untilState(rival, 'pending', "reserved by request 'owner'");
    await o2ims.remove(rival);
    await o2ims.remove(request);
    expect(await o2ims.made()).toEqual([]);
  });

  it('of which nothing is known are free only where that is accepted', async () => {
    await o2ims.registerHost('8', 'byoh-8', { annotations: {} });
    const request = await o2ims.request('unknown', onHosts('unknown', '8'));
    expect(
      await o2ims.untilReason(request, 'HostsReserved', 'HostNotClean'),
    ).toContain(
      `host 'byoh-8' is not known to be clean: no cleaner on it has set the annotation ${annotations.cleanSince}`,
    );
    await o2ims.stopOperator();
    o2ims.startOperator({ config: { acceptHostsWithoutCleaner: true } });
    await o2ims.untilState(request, 'progressing');
    await o2ims.remove(request);
    await o2ims.stopOperator();
    o2ims.startOperator();
    await o2ims.deleteHost('byoh-8');
  });

  it('are told of when they change under a cluster, which stays as it is', async () => {
    await o2ims.registerHost('9');
    const request = await o2ims.bringUp('shaken', '1', '9');
    const made = await o2ims.made();
    await o2ims.markHost('byoh-9', { labels: { 'host-id': 'changed' } });
    await o2ims.untilState(
      request,
      'fulfilled',
      "Host 'byoh-9' has the host-id 'changed' now, not '9'",
    );
    expect(await o2ims.untilEvent(request, 'HostChanged')).toMatchObject({
      type: 'Warning',
    });
    await o2ims.markHost('byoh-9', {
      labels: { 'host-id': '9', [labels.clusterName]: 'robber' },
    });
    await o2ims.untilState(
      request,
      'fulfilled',
      "Host 'byoh-9' is in use by cluster 'robber'",
    );
    await o2ims.deleteHost('byoh-9');
    await o2ims.untilState(
      request,
      'fulfilled',
      "Host 'byoh-9' is not registered any more",
    );
    expect(await o2ims.made()).toEqual(made);
    await o2ims.registerHost('9');
    await o2ims.untilState(request, 'fulfilled', 'was registered anew');
    await o2ims.remove(request);
    expect(await o2ims.made()).toEqual([]);
  });
});

describe('a Lease that somebody else made', () => {
  let o2ims: O2imsFixture;

  beforeAll(async () => {
    o2ims = await O2imsFixture.start({ hosts: 2 });
  });

  afterAll(async () => {
    await o2ims?.stop();
  });

  const key = { namespace, name: hostLeaseName('byoh-1') };
  const reserveByHand = () =>
    o2ims.client.create<Lease>(resourceTypes.lease, {
      apiVersion: apiVersionOf(resourceTypes.lease),
      kind: resourceTypes.lease.kind,
      metadata: key,
      spec: { holderIdentity: 'maintenance' },
    });

  it('keeps a host, and no longer than it is there, though it has no label of ours', async () => {
    await reserveByHand();
    const request = await o2ims.request('patient', onHosts('patient', '1'));
    await o2ims.untilState(
      request,
      'pending',
      "host 'byoh-1' is reserved by Lease 'byohost-byoh-1', which no request made",
    );
    await o2ims.client.delete(resourceTypes.lease, key);
    await o2ims.untilState(request, 'progressing');
    await o2ims.remove(request);
    expect(await o2ims.made()).toEqual([]);
  });

  it('for the host of a cluster that is there is told of once, and forgotten when it goes', async () => {
    const request = await o2ims.bringUp('robbed', '1', '2');
    await o2ims.stopOperator();
    await o2ims.client.delete(resourceTypes.lease, key);
    await reserveByHand();
    o2ims.startOperator();
    await o2ims.untilState(
      request,
      'fulfilled',
      "Host 'byoh-1' is reserved by Lease 'byohost-byoh-1', which no request made, although this cluster was made on it",
    );
    const event = await o2ims.untilEvent(request, 'HostChanged');
    expect(event.type).toBe('Warning');

    // another look at it says nothing new
    await o2ims.startControlPlane('robbed', 0);
    await o2ims.untilState(request, 'progressing', '0 of 1 control-plane');
    await o2ims.startControlPlane('robbed');
    await o2ims.untilState(request, 'fulfilled', 'reserved by Lease');
    const { items } = await o2ims.client.list(resourceTypes.event);
    const told = items.filter(
      item => (item as unknown as typeof event).reason === 'HostChanged',
    );
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({ count: 1 });

    await o2ims.client.delete(resourceTypes.lease, key);
    const lease = await o2ims.observer.until<Lease>(
      resourceTypes.lease,
      key,
      ({ spec }) => spec?.holderIdentity === request.metadata.uid,
    );
    expect(lease.metadata.labels?.[labels.reservedHost]).toBe('byoh-1');
    const { status } = await o2ims.until(
      request,
      ({ provisioningStatus }) =>
        provisioningStatus?.provisioningMessage === "Cluster 'robbed' is ready",
    );
    expect(status?.provisioningStatus?.provisioningState).toBe('fulfilled');
    await o2ims.remove(request);
    expect(await o2ims.made()).toEqual([]);
  });
});
