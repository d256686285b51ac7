import {
  annotations,
  feasibleCondition,
  findCondition,
  FocomProvisioningRequest,
  labels,
  ProvisioningRequest,
  resourceTypes,
} from '@o2ims-portal/api';
import { addO2imsControllers } from '@o2ims-portal/o2ims-operator';
import { FocomFixture } from '../__testUtils__/FocomFixture';
import { PlayedOCloud } from '../__testUtils__/PlayedOCloud';
import { RunningOperator } from '../__testUtils__/RunningOperator';

jest.setTimeout(60_000);

const fpr = resourceTypes.focomProvisioningRequest;
const namespace = 'default';

type Spec = FocomProvisioningRequest['spec'];
type Status = NonNullable<FocomProvisioningRequest['status']>;

describe('FOCOM asks the O-Cloud about the clusters of one request in turn', () => {
  let focom: FocomFixture;
  let oCloud: PlayedOCloud;
  let o2ims: RunningOperator | undefined;

  beforeAll(async () => {
    focom = await FocomFixture.start({ byoh: true });
    oCloud = PlayedOCloud.on(focom.client);
  });

  afterAll(async () => {
    await o2ims?.stop();
    await focom?.stop();
  });

  /** Each cluster on one host of a rack, whichever that is. */
  const ask = (
    rack: string,
    names: string[],
    spec: Spec = {},
  ): Promise<FocomProvisioningRequest> =>
    focom.apply(fpr, {
      metadata: { name: `in-${rack}`, namespace },
      spec: {
        templateName: 'byoh-workload-cluster',
        templateVersion: 'v1.0.0',
        templateParameters: {
          controlPlane: { replicas: 1, selector: { matchLabels: { rack } } },
        },
        clusters: names.map(name => ({ name: `${rack}-${name}` })),
        ...spec,
      },
    });

  const until = (
    request: FocomProvisioningRequest,
    wanted: (status: Status) => boolean,
  ) =>
    focom.until(
      request,
      status =>
        (status.observedGeneration ?? 0) >= request.metadata.generation! &&
        wanted(status),
    );

  const feasibleOf = ({ conditions }: Status) =>
    findCondition(conditions, feasibleCondition);

  const untilFeasible = (
    request: FocomProvisioningRequest,
    message: string,
  ): Promise<FocomProvisioningRequest> =>
    until(request, status =>
      Boolean(feasibleOf(status)?.message.startsWith(message)),
    );

  const approve = ({ metadata }: FocomProvisioningRequest) =>
    focom.client.patch(fpr, metadata, {
      metadata: {
        annotations: { [annotations.approve]: `${metadata.generation}` },
      },
    });

  async function sentOf({
    metadata,
  }: FocomProvisioningRequest): Promise<string[]> {
    const { items } = await focom.client.list<ProvisioningRequest>(
      resourceTypes.provisioningRequest,
      { labelSelector: `${labels.focomRequestUid}=${metadata.uid}` },
    );
    return items
      .map(remote => remote.metadata.labels![labels.focomRequestCluster])
      .sort();
  }

  it('and sends as many as it has hosts for, and the others as hosts come', async () => {
    await oCloud.registerHost('11', { rack: 'r1' });
    await oCloud.registerHost('12', { rack: 'r1' });
    const request = await ask('r1', ['a', 'b', 'c']);
    const some = await untilFeasible(request, '2 of 3 clusters can be made');
    expect(feasibleOf(some.status!)).toMatchObject({
      status: 'False',
      reason: 'PartlyFeasible',
      message: expect.stringContaining(
        "Each of the others is made when it can be. 'r1-c' (NotEnoughHosts): ",
      ),
    });
    const partly = await focom.untilReason(request, 'PartlySubmitted');
    expect(partly.status?.clusters?.[2]).toMatchObject({
      name: 'r1-c',
      phase: 'PENDING',
      reason: 'NotEnoughHosts',
    });
    expect(await sentOf(request)).toEqual(['r1-a', 'r1-b']);

    // looked at again before the O-Cloud has reserved anything, it still counts those hosts out
    await focom.stopOperator();
    await focom.startOperator();
    const [, before] = await Promise.all([
      focom.client.patch(fpr, request.metadata, {
        metadata: { annotations: { [annotations.owner]: 'group:default/x' } },
      }),
      focom.observer.untilSome<ProvisioningRequest>(
        resourceTypes.provisioningRequest,
        ({ metadata }) =>
          metadata.annotations?.[annotations.owner] === 'group:default/x',
      ),
    ]);
    expect(before.metadata.name).toContain('in-r1-r1-');
    expect(await sentOf(request)).toEqual(['r1-a', 'r1-b']);

    await oCloud.registerHost('13', { rack: 'r1' });
    await untilFeasible(request, 'The O-Cloud has the hosts for all 3');
    await focom.untilReason(request, 'Succeeded');
    expect(await sentOf(request)).toEqual(['r1-a', 'r1-b', 'r1-c']);
  });

  it('and sends nothing until it has hosts for all, where it is all or nothing', async () => {
    await oCloud.registerHost('21', { rack: 'r2' });
    const request = await ask('r2', ['a', 'b'], {
      batchPolicy: 'AllOrNothing',
    });
    const held = await untilFeasible(request, '1 of 2 clusters can be made');
    expect(feasibleOf(held.status!)).toMatchObject({
      status: 'False',
      reason: 'NotEnoughHosts',
      message: expect.stringContaining(
        "None is made until all can be. 'r2-b' (NotEnoughHosts): ",
      ),
    });
    expect(held.metadata.finalizers).toBeUndefined();
    // what the first would have got is somebody else's
    const { metadata: other } = await focom.apply<ProvisioningRequest>(
      resourceTypes.provisioningRequest,
      {
        metadata: { name: 'other' },
        spec: {
          templateName: 'byoh-workload-cluster',
          templateVersion: 'v1.0.0',
          templateParameters: { clusterName: 'other' },
        },
      },
    );
    await oCloud.reserve('byoh-21', { name: other.name, uid: other.uid! });
    await untilFeasible(request, '0 of 2 clusters can be made');
    await oCloud.registerHost('22', { rack: 'r2' });
    await untilFeasible(request, '1 of 2 clusters can be made');
    expect(await sentOf(request)).toEqual([]);
    await oCloud.release('byoh-21');
    await untilFeasible(request, 'The O-Cloud has the hosts for all 2');
    expect(await sentOf(request)).toEqual(['r2-a', 'r2-b']);
  });

  it('and shows in a draft which of them it could make, and on which hosts', async () => {
    await oCloud.registerHost('31', { rack: 'r3' });
    const request = await ask('r3', ['a', 'b'], { mode: 'Draft' });
    const untilPreview = async (feasible: string) => {
      const { status } = await until(
        request,
        ({ preview }) => preview?.feasible === feasible,
      );
      expect(status?.conditions?.[0].reason).toBe('AwaitingApproval');
      return status!.preview!;
    };
    expect(await untilPreview('False')).toMatchObject({
      hosts: [{ cluster: 'r3-a', name: 'byoh-31', role: 'control-plane' }],
      objects: [
        { cluster: 'r3-a', kind: 'ProvisioningRequest' },
        { cluster: 'r3-a', kind: 'Cluster', name: 'r3-a' },
        { cluster: 'r3-b', kind: 'ProvisioningRequest' },
        { cluster: 'r3-b', kind: 'Cluster', name: 'r3-b' },
      ],
      clusters: [
        {
          name: 'r3-a',
          feasible: 'True',
          message: 'The O-Cloud has the hosts: byoh-31 (control plane).',
        },
        { name: 'r3-b', feasible: 'False', reason: 'NotEnoughHosts' },
      ],
      message: expect.stringContaining('1 of 2 clusters can be made now.'),
    });
    await oCloud.registerHost('32', { rack: 'r3' });
    const both = await untilPreview('True');
    expect(both.hosts?.map(({ cluster, name }) => [cluster, name])).toEqual([
      ['r3-a', 'byoh-31'],
      ['r3-b', 'byoh-32'],
    ]);
    expect(await sentOf(request)).toEqual([]);
    await approve(request);
    await focom.untilReason(request, 'Succeeded');
    expect(await sentOf(request)).toEqual(['r3-a', 'r3-b']);
  });

  it('and says of a drafted change what it would need, beside what is there', async () => {
    await oCloud.registerHost('41', { rack: 'r4' });
    await focom.untilReason(await ask('r4', ['a']), 'Succeeded');
    const change = await ask('r4', ['b', 'a'], { mode: 'Draft' });
    const before = await until(
      change,
      ({ preview }) => preview?.feasible === 'False',
    );
    expect(before.status?.preview?.clusters).toMatchObject([
      { name: 'r4-b', feasible: 'False' },
      { name: 'r4-a', feasible: 'True' },
    ]);
    await oCloud.registerHost('42', { rack: 'r4' });
    await until(change, ({ preview }) => preview?.feasible === 'True');
    expect(await sentOf(change)).toEqual(['r4-a']);
  });

  it('and each gets hosts of its own from the O2IMS operator', async () => {
    await Promise.all(
      ['51', '52'].map(id => oCloud.registerHost(id, { rack: 'r5' })),
    );
    o2ims = RunningOperator.start({
      name: 'o2ims-operator',
      client: focom.plane.operatorClient('o2ims-operator'),
      setUp: manager => addO2imsControllers(manager, { namespace }),
    });
    const request = await ask('r5', ['a', 'b', 'c']);
    const hostsOf = async (cluster: string) => {
      const remote = await focom.observer.untilSome<ProvisioningRequest>(
        resourceTypes.provisioningRequest,
        ({ metadata, status }) =>
          metadata.labels?.[labels.focomRequestCluster] === cluster &&
          Boolean(status?.extensions?.hosts?.length),
      );
      return remote.status!.extensions!.hosts!.map(({ name }) => name);
    };
    const got = [...(await hostsOf('r5-a')), ...(await hostsOf('r5-b'))];
    expect(got.sort()).toEqual(['byoh-51', 'byoh-52']);
    await untilFeasible(request, '2 of 3 clusters can be made');
    expect(await sentOf(request)).toEqual(['r5-a', 'r5-b']);
  });
});
