import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { KubernetesObject, resourceTypes } from '@o2ims-portal/api';
import { parseAllDocuments } from 'yaml';
import { clusterPlan } from './__testUtils__/objects';
import { O2imsFixture } from './__testUtils__/O2imsFixture';
import { onHosts } from './__testUtils__/parameters';
import { inServedVersion } from './capi/inServedVersion';
import { RenderedObject } from './capi/RenderedObject';
import { renderCluster } from './capi/v1beta1/renderCluster';

jest.setTimeout(120_000);

/** Clusters of all kinds, as they are rendered. */
const goldens = resolve(__dirname, 'capi/v1beta1/__golden__');

describe('where Cluster API serves v1beta2 alone', () => {
  let o2ims: O2imsFixture;

  beforeAll(async () => {
    o2ims = await O2imsFixture.start({ hosts: 4, clusterApi: 'v1beta2' });
  });

  afterAll(async () => {
    await o2ims?.stop();
  });

  it('a cluster comes up stage by stage, and goes without a trace', async () => {
    const request = await o2ims.request('core', onHosts('core', '1', '2'));
    await o2ims.untilReason(request, 'InfrastructureReady', 'InProgress');
    expect(await o2ims.made()).toEqual([
      'ByoCluster/core',
      'ByoMachineTemplate/core-control-plane',
      'ByoMachineTemplate/core-worker-2',
      'Cluster/core',
      'KubeadmConfigTemplate/core-worker',
      'KubeadmControlPlane/core-control-plane',
      'Lease/byohost-byoh-1',
      'Lease/byohost-byoh-2',
      'MachineDeployment/core-worker-2',
    ]);
    await o2ims.prepareInfrastructure('core');
    await o2ims.untilReason(request, 'ControlPlaneReady', 'InProgress');
    await o2ims.startControlPlane('core');
    await o2ims.untilReason(request, 'WorkersReady', 'InProgress');
    await o2ims.joinWorker('core', '2');
    await o2ims.untilState(request, 'fulfilled');
    await o2ims.remove(request);
    expect(await o2ims.made()).toEqual([]);
  });

  /** What the API server would make of objects, beside what is wanted. */
  async function tryOut(objects: RenderedObject[]) {
    return Promise.all(
      objects.map(async rendered => {
        const { type, object: wanted } = inServedVersion(
          rendered,
          o2ims.served(rendered.type),
        );
        const made = await o2ims.client.create<KubernetesObject>(type, wanted, {
          dryRun: true,
        });
        return { made, wanted };
      }),
    );
  }

  it.each(readdirSync(goldens))(
    'nothing of %s is refused or gets lost',
    async file => {
      const documents = parseAllDocuments(
        readFileSync(join(goldens, file), 'utf8'),
      );
      const objects = documents.map(document => {
        const object = document.toJS() as RenderedObject['object'];
        const type = Object.values(resourceTypes).find(
          ({ kind }) => kind === object.kind,
        )!;
        return { type, object };
      });
      for (const { made, wanted } of await tryOut(objects)) {
        expect(made).toMatchObject(wanted);
      }
    },
  );

  it('nothing of what templates tell kubeadm is refused or gets lost', async () => {
    const node = {
      kubeletExtraArgs: { 'node-labels': 'a=b', 'max-pods': '50' },
      files: [{ path: '/etc/a', content: 'a', append: true }],
      preKubeadmCommands: ['true'],
      postKubeadmCommands: ['true'],
    };
    const plan = clusterPlan({
      kubeadm: {
        apiServer: { extraArgs: { v: '2' } },
        controllerManager: { extraArgs: { v: '2' } },
        scheduler: { extraArgs: { v: '2' } },
        featureGates: { ControlPlaneKubeletLocalMode: true },
        controlPlane: { ...node, schedulable: true },
        workers: node,
      },
    });
    const objects = renderCluster(plan, {
      name: 'core',
      uid: 'uid',
      namespace: 'default',
      annotations: {},
    });
    for (const { made, wanted } of await tryOut(objects)) {
      expect(made).toMatchObject(wanted);
    }
  });

  it('a deletion waits for what Cluster API holds, and says so', async () => {
    const request = await o2ims.bringUp('slow', '1', '2');
    await o2ims.hold(resourceTypes.cluster, 'slow', ['test/hold']);
    await o2ims.delete(request);
    await o2ims.untilState(request, 'deleting', 'test/hold');
    await o2ims.hold(resourceTypes.cluster, 'slow', []);
    await o2ims.untilGone(request);
    expect(await o2ims.made()).toEqual([]);
  });

  it('a failure is told from waiting, and a request goes on when it is over', async () => {
    const request = await o2ims.request('sick', onHosts('sick', '1', '2'));
    await o2ims.prepareInfrastructure('sick');
    const say = (status: 'True' | 'False', reason: string, message: string) =>
      o2ims.setStatus(resourceTypes.kubeadmControlPlane, 'sick-control-plane', {
        conditions: [
          {
            type: 'EtcdClusterHealthy',
            status,
            reason,
            message,
            lastTransitionTime: '2026-01-01T00:00:00Z',
          },
        ],
      });
    await say('False', 'InspectionFailed', 'Waiting');
    await o2ims.untilReason(request, 'ControlPlaneReady', 'InProgress');
    await say('False', 'NotHealthy', 'no quorum');
    expect(await o2ims.untilState(request, 'failed')).toContain(
      "KubeadmControlPlane 'sick-control-plane': EtcdClusterHealthy: NotHealthy: no quorum",
    );
    await say('True', 'Healthy', '');
    await o2ims.startControlPlane('sick');
    await o2ims.joinWorker('sick', '2');
    await o2ims.untilState(request, 'fulfilled');
    await o2ims.remove(request);
  });
});

describe('where Cluster API is installed later', () => {
  let o2ims: O2imsFixture;

  beforeAll(async () => {
    o2ims = await O2imsFixture.start({
      hosts: 2,
      clusterApi: 'v1beta2',
      installLater: true,
    });
  });

  afterAll(async () => {
    await o2ims?.stop();
  });

  it('requests say what they wait for, and go on when it is there', async () => {
    const request = await o2ims.request('early', onHosts('early', '1', '2'));
    const message = await o2ims.untilReason(
      request,
      'Validated',
      'ClusterApiMissing',
    );
    expect(message).toBe(
      'Waits for Cluster API (cluster.x-k8s.io/v1beta2 or v1beta1), the kubeadm control plane provider of Cluster API (controlplane.cluster.x-k8s.io/v1beta2 or v1beta1) and the kubeadm bootstrap provider of Cluster API (bootstrap.cluster.x-k8s.io/v1beta2 or v1beta1), which the management cluster does not have: install that there. The request goes on by itself then',
    );
    expect(await o2ims.untilState(request, 'pending')).toBe(message);

    const withdrawn = await o2ims.request('withdrawn', onHosts('other', '1'));
    await o2ims.untilReason(withdrawn, 'Validated', 'ClusterApiMissing');
    await o2ims.remove(withdrawn);

    await o2ims.installClusterApi();
    await o2ims.untilReason(request, 'InfrastructureReady', 'InProgress');
    await o2ims.prepareInfrastructure('early');
    await o2ims.startControlPlane('early');
    await o2ims.joinWorker('early', '2');
    await o2ims.untilState(request, 'fulfilled');
    await o2ims.remove(request);
    expect(await o2ims.made()).toEqual([]);
  });
});
