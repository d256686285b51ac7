import {
  FocomProvisioningRequest,
  labels,
  ProvisioningRequest,
  reasons,
  resourceTypes,
} from '@o2ims-portal/api';
import { KubernetesClient } from '@o2ims-portal/kubernetes-client';
import { TcpProxy } from '@o2ims-portal/kubernetes-client/testing';
import { Simulator } from '@o2ims-portal/lab';
import { addO2imsControllers } from '@o2ims-portal/o2ims-operator';
import { FocomFixture } from './__testUtils__/FocomFixture';
import { OtherCloud } from './__testUtils__/OtherCloud';
import { RunningOperator } from './__testUtils__/RunningOperator';

// each waits for two API servers to start, while everything else goes on
jest.setTimeout(240_000);

const COUNT = 8;

describe('FOCOM, while API servers are restarted', () => {
  let focom: FocomFixture;
  let cloud: OtherCloud;
  let played: OtherCloud;
  let home: TcpProxy;
  let operator: KubernetesClient;

  beforeAll(async () => {
    const starting = FocomFixture.start();
    [focom, cloud, played] = await Promise.all([
      starting,
      OtherCloud.start(starting, 'west', { byoh: true }),
      OtherCloud.start(starting, 'played'),
    ]);
    await focom.stopOperator();
    const kubeconfig = focom.plane.operatorKubeconfig('focom-operator');
    home = await TcpProxy.start({ kubeconfig });
    operator = KubernetesClient.create({ kubeConfig: home.kubeConfig });
    await focom.startOperator({}, operator);
    await Promise.all([cloud.register(), played.register()]);
    await focom.applyTemplate('any');
  });

  afterAll(async () => {
    await focom?.stopOperator();
    await operator?.close();
    await home?.stop();
    await focom?.stop();
    await Promise.all([cloud?.stop(), played?.stop()]);
  });

  /** Asks for a cluster by a template that the O-Cloud has. */
  async function ask(name: string): Promise<FocomProvisioningRequest> {
    return focom.applyRequest(name, {
      oCloudId: 'west',
      templateName: 'byoh-single-node',
      templateVersion: 'v1.0.0',
      templateParameters: { clusterName: name, controlPlane: { replicas: 1 } },
    });
  }

  /** What there is on the O-Cloud for some requests. */
  async function remotesOf(
    { client }: OtherCloud,
    requests: readonly FocomProvisioningRequest[],
  ): Promise<ProvisioningRequest[]> {
    const uids = requests.map(({ metadata }) => metadata.uid).join(',');
    const { items } = await client.list<ProvisioningRequest>(
      resourceTypes.provisioningRequest,
      { labelSelector: `${labels.focomRequestUid} in (${uids})` },
    );
    return items;
  }

  /** Cuts all connections of FOCOM, here and there, once a second, until something is over. */
  async function cutting<T>(during: () => Promise<T>): Promise<T> {
    const timer = setInterval(() => {
      for (const network of [home, played.network]) {
        network.cut();
        network.mend();
      }
    }, 1_000);
    try {
      return await during();
    } finally {
      clearInterval(timer);
    }
  }

  async function expectOneEach(
    at: OtherCloud,
    requests: FocomProvisioningRequest[],
  ) {
    const remotes = await remotesOf(at, requests);
    const uids = remotes.map(
      ({ metadata }) => metadata.labels?.[labels.focomRequestUid],
    );
    expect(uids.sort()).toEqual(
      requests.map(({ metadata }) => metadata.uid).sort(),
    );
  }

  async function remove(
    at: OtherCloud,
    requests: FocomProvisioningRequest[],
  ): Promise<void> {
    await Promise.all(requests.map(request => focom.delete(request)));
    await Promise.all(requests.map(request => focom.untilGone(request)));
    expect(await remotesOf(at, requests)).toEqual([]);
  }

  it('makes nothing twice when both go while requests are sent, and every connection is cut each second', async () => {
    const requests = await cutting(async () => {
      const sent = await Promise.all(
        Array.from({ length: COUNT }, (_, i) =>
          focom.applyRequest(`burst-${i}`, { oCloudId: 'played' }),
        ),
      );
      await Promise.all([
        played.plane.restartApiServer(),
        focom.plane.restartApiServer(),
      ]);
      for (const request of sent) {
        await played.remoteOf(request);
        await played.setState(request, 'fulfilled');
      }
      for (const request of sent) {
        await focom.untilPhase(request, 'FULFILLED');
      }
      return sent;
    });
    expect(requests).toHaveLength(COUNT);
    await expectOneEach(played, requests);
    await remove(played, requests);
  });

  it('follows a cluster to its end when each goes while it is provisioned, by our own O2IMS operator', async () => {
    const simulator = Simulator.create({ plane: cloud.plane, speed: 10 });
    await simulator.start();
    const o2ims = RunningOperator.start({
      name: 'o2ims-operator',
      client: cloud.plane.operatorClient('o2ims-operator'),
      setUp: manager => addO2imsControllers(manager, { namespace: 'default' }),
    });
    try {
      const request = await ask('edge');
      await focom.untilPhase(request, 'PROGRESSING');
      await cloud.plane.restartApiServer();
      await focom.plane.restartApiServer();
      const { status } = await focom.untilPhase(request, 'FULFILLED');
      expect(status?.conditions?.[0].reason).toBe(reasons.succeeded);
      await expectOneEach(cloud, [request]);
      await remove(cloud, [request]);
    } finally {
      await o2ims.stop();
      await simulator.stop();
    }
  });
});
