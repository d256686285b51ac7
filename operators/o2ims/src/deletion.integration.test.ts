import {
  hostLeaseName,
  labels,
  ProvisioningRequest,
  resourceTypes,
} from '@o2ims-portal/api';
import { O2imsFixture } from './__testUtils__/O2imsFixture';
import { onHosts } from './__testUtils__/parameters';

jest.setTimeout(60_000);

const namespace = 'default';

describe('deletion of a request', () => {
  let o2ims: O2imsFixture;

  beforeAll(async () => {
    o2ims = await O2imsFixture.start({ hosts: 4 });
  });

  afterAll(async () => {
    await o2ims?.stop();
  });

  const hasFinalizers = async (request: ProvisioningRequest) => {
    const { metadata } = await o2ims.until(request, () => true);
    return (metadata.finalizers ?? []).length > 0;
  };

  it('is immediate where nothing was made', async () => {
    const request = await o2ims.request('nothing', onHosts('nothing', '99'));
    await o2ims.untilState(request, 'pending');
    expect(await hasFinalizers(request)).toBe(false);
    await o2ims.remove(request);
    expect(await o2ims.made()).toEqual([]);
  });

  it('takes down what is half provisioned', async () => {
    const request = await o2ims.request('half', onHosts('half', '1', '2'));
    await o2ims.prepareInfrastructure('half');
    await o2ims.untilReason(request, 'ControlPlaneReady', 'InProgress');
    await o2ims.remove(request);
    expect(await o2ims.made()).toEqual([]);
  });

  it('waits until the Cluster is gone, and says so', async () => {
    const request = await o2ims.bringUp('slow', '1', '2');
    await o2ims.hold(resourceTypes.cluster, 'slow', ['test/hold']);
    await o2ims.delete(request);
    const message = await o2ims.untilState(request, 'deleting', 'test/hold');
    expect(message).toContain("waits for Cluster 'slow' to go");
    expect(
      await o2ims.untilReason(request, 'Ready', 'WaitingForDeletion'),
    ).toBe(message);
    // the rest is Cluster API's to take down, as long as there is a Cluster
    expect(await o2ims.made()).toHaveLength(9);
    await o2ims.hold(resourceTypes.cluster, 'slow', []);
    await o2ims.untilGone(request);
    expect(await o2ims.made()).toEqual([]);
  });

  it('waits for what Cluster API left behind', async () => {
    const request = await o2ims.bringUp('rest', '1', '2');
    const type = resourceTypes.kubeadmControlPlane;
    await o2ims.hold(type, 'rest-control-plane', ['test/hold']);
    await o2ims.delete(request);
    await o2ims.untilState(
      request,
      'deleting',
      "waits for KubeadmControlPlane 'rest-control-plane' to go",
    );
    expect(await o2ims.made()).toContain('Lease/byohost-byoh-1');
    await o2ims.hold(type, 'rest-control-plane', []);
    await o2ims.untilGone(request);
    expect(await o2ims.made()).toEqual([]);
  });

  it('waits for hosts that their cluster still has, and gives back the others', async () => {
    const request = await o2ims.bringUp('sticky', '1', '2');
    await o2ims.claimHost('byoh-2', 'sticky');
    await o2ims.delete(request);
    await o2ims.untilState(request, 'deleting', "let go of host 'byoh-2'");
    await o2ims.observer.untilGone(resourceTypes.lease, {
      namespace,
      name: 'byohost-byoh-1',
    });
    const next = await o2ims.request('next', onHosts('next', '1'));
    await o2ims.untilState(next, 'progressing');
    expect(await o2ims.made()).toContain('Lease/byohost-byoh-2');
    await o2ims.claimHost('byoh-2', null);
    await o2ims.untilGone(request);
    await o2ims.remove(next);
    expect(await o2ims.made()).toEqual([]);
  });

  it('does not wait for a host that is gone for good', async () => {
    await o2ims.registerHost('7');
    const request = await o2ims.bringUp('widow', '1', '7');
    await o2ims.claimHost('byoh-7', 'widow');
    await o2ims.delete(request);
    await o2ims.untilState(request, 'deleting', "let go of host 'byoh-7'");
    await o2ims.client.delete(resourceTypes.byoHost, {
      namespace,
      name: 'byoh-7',
    });
    await o2ims.untilGone(request);
    expect(await o2ims.made()).toEqual([]);
  });

  it('does not wait for a host that another cluster took', async () => {
    const request = await o2ims.bringUp('robbed', '1', '2');
    await o2ims.claimHost('byoh-2', 'robber');
    await o2ims.remove(request);
    await o2ims.claimHost('byoh-2', null);
    expect(await o2ims.made()).toEqual([]);
  });

  it('manages without the Cluster, which somebody deleted', async () => {
    const request = await o2ims.bringUp('headless', '1', '2');
    await o2ims.stopOperator();
    await o2ims.client.delete(resourceTypes.cluster, {
      namespace,
      name: 'headless',
    });
    await o2ims.delete(request);
    o2ims.startOperator();
    await o2ims.untilGone(request);
    expect(await o2ims.made()).toEqual([]);
  });

  it('finds a reservation whose label somebody took away', async () => {
    const request = await o2ims.bringUp('stripped', '1', '2');
    await o2ims.stopOperator();
    await o2ims.client.patch(
      resourceTypes.lease,
      { namespace, name: hostLeaseName('byoh-2') },
      { metadata: { labels: { [labels.reservedHost]: null } } },
    );
    await o2ims.delete(request);
    o2ims.startOperator();
    await o2ims.untilGone(request);
    expect(await o2ims.made()).toEqual([]);
  });

  it('says that the stages do not hold any more', async () => {
    const request = await o2ims.bringUp('past', '1', '2');
    await o2ims.hold(resourceTypes.cluster, 'past', ['test/hold']);
    await o2ims.delete(request);
    await o2ims.untilState(request, 'deleting');
    const { status } = await o2ims.until(request, () => true);
    expect(
      status?.conditions?.map(({ type, status: value }) => `${type}=${value}`),
    ).toEqual([
      'Validated=True',
      'HostsReserved=True',
      'ResourcesApplied=False',
      'InfrastructureReady=False',
      'ControlPlaneReady=False',
      'WorkersReady=False',
      'Ready=False',
    ]);
    await o2ims.hold(resourceTypes.cluster, 'past', []);
    await o2ims.untilGone(request);
    expect(await o2ims.made()).toEqual([]);
  });
});
