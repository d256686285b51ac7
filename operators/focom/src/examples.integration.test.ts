import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { KubeConfig } from '@kubernetes/client-node';
import {
  annotations,
  ByoHost,
  FocomProvisioningRequest,
  KubernetesObject,
  kubeconfigSecretName,
  Lease,
  ProvisioningRequest,
  resourceTypes,
  ResourceType,
  Secret,
  toHostState,
} from '@o2ims-portal/api';
import { KubernetesClient } from '@o2ims-portal/kubernetes-client';
import { Simulator } from '@o2ims-portal/lab';
import { addO2imsControllers } from '@o2ims-portal/o2ims-operator';
import { parse, parseAllDocuments } from 'yaml';
import { FocomFixture } from './__testUtils__/FocomFixture';
import { RunningOperator } from './__testUtils__/RunningOperator';

jest.setTimeout(180_000);

const namespace = 'default';
const examples = join(__dirname, '../../../examples');
const core = 'o2ims-provisioning-request.yaml';
const edge = 'focom-provisioning-request.yaml';
const trial = 'drafts/focom-draft.yaml';
const sites = 'batch/focom-batch.yaml';
const everything = 'inventory/inventory.yaml';

const nodeType: ResourceType = {
  group: '',
  version: 'v1',
  kind: 'Node',
  plural: 'nodes',
  namespaced: false,
};

interface Node extends KubernetesObject {
  status: { conditions: { type: string; status: string }[] };
}

describe('the examples', () => {
  let focom: FocomFixture;
  let o2ims: RunningOperator;
  let simulator: Simulator;

  beforeAll(async () => {
    focom = await FocomFixture.start({ byoh: true });
    simulator = Simulator.create({ plane: focom.plane, speed: Infinity });
    await simulator.start();
    o2ims = RunningOperator.start({
      name: 'o2ims-operator',
      client: focom.plane.operatorClient('o2ims-operator'),
      setUp: manager => addO2imsControllers(manager, { namespace }),
    });
  });

  afterAll(async () => {
    await o2ims?.stop();
    await simulator?.stop();
    await focom?.stop();
  });

  async function applyExample<T extends KubernetesObject>(
    type: ResourceType,
    file: string,
  ): Promise<T> {
    const object = parse(readFileSync(join(examples, file), 'utf8'));
    return focom.apply<T>(type, object);
  }

  /** Names of the Ready nodes that a workload cluster's own kubeconfig shows. */
  async function readyNodes(cluster: string): Promise<string[]> {
    const secret = await focom.client.get<Secret>(resourceTypes.secret, {
      namespace,
      name: kubeconfigSecretName(cluster),
    });
    const kubeConfig = new KubeConfig();
    kubeConfig.loadFromString(
      Buffer.from(secret!.data!.value, 'base64').toString('utf8'),
    );
    const client = KubernetesClient.create({ kubeConfig });
    try {
      const { items } = await client.list<Node>(nodeType);
      return items
        .filter(node =>
          node.status.conditions.some(
            ({ type, status }) => type === 'Ready' && status === 'True',
          ),
        )
        .map(node => node.metadata.name)
        .sort();
    } finally {
      await client.close();
    }
  }

  it('become clusters, and give their hosts back', async () => {
    const direct = await applyExample<ProvisioningRequest>(
      resourceTypes.provisioningRequest,
      core,
    );
    const request = await applyExample<FocomProvisioningRequest>(
      resourceTypes.focomProvisioningRequest,
      edge,
    );
    await focom.untilPhase(request, 'FULFILLED');
    await focom.observer.until<ProvisioningRequest>(
      resourceTypes.provisioningRequest,
      direct.metadata,
      ({ status }) =>
        status?.provisioningStatus?.provisioningState === 'fulfilled',
    );
    expect(await readyNodes('core')).toEqual(['byoh-1', 'byoh-2']);
    expect(await readyNodes('edge')).toEqual(['byoh-3', 'byoh-4']);

    await focom.delete(request);
    await focom.client.delete(
      resourceTypes.provisioningRequest,
      direct.metadata,
    );
    await focom.untilGone(request);
    await focom.observer.untilGone(
      resourceTypes.provisioningRequest,
      direct.metadata,
    );
    const clusters = await focom.client.list(resourceTypes.cluster);
    expect(clusters.items).toEqual([]);
    const hosts = await focom.client.list<ByoHost>(resourceTypes.byoHost);
    const leases = await focom.client.list<Lease>(resourceTypes.lease, {
      namespace,
    });
    expect(leases.items).toEqual([]);
    expect(hosts.items.map(host => toHostState(host))).toEqual([
      'free',
      'free',
      'free',
      'free',
    ]);
  });

  it('have a draft, which becomes a cluster when it is approved', async () => {
    const request = await applyExample<FocomProvisioningRequest>(
      resourceTypes.focomProvisioningRequest,
      trial,
    );
    const { status } = await focom.untilReason(request, 'AwaitingApproval');
    expect(status?.preview?.expiresAt).toBeDefined();
    const clusters = await focom.client.list(resourceTypes.cluster);
    expect(clusters.items).toEqual([]);
    await focom.client.patch(
      resourceTypes.focomProvisioningRequest,
      request.metadata,
      { metadata: { annotations: { [annotations.approve]: '1' } } },
    );
    await focom.untilPhase(request, 'FULFILLED');
    expect(await readyNodes('trial')).toEqual(['byoh-1', 'byoh-2']);
    await focom.delete(request);
    await focom.untilGone(request);
  });

  it('have several clusters by one request', async () => {
    const request = await applyExample<FocomProvisioningRequest>(
      resourceTypes.focomProvisioningRequest,
      sites,
    );
    const { status } = await focom.untilPhase(request, 'FULFILLED');
    expect(status?.progress?.summary).toBe('2/2');
    expect(await readyNodes('north')).toEqual(['byoh-1', 'byoh-2']);
    expect(await readyNodes('south')).toEqual(['byoh-3', 'byoh-4']);
    await focom.delete(request);
    await focom.untilGone(request);
    const clusters = await focom.client.list(resourceTypes.cluster);
    expect(clusters.items).toEqual([]);
  });

  it('have all clusters of an inventory', async () => {
    const text = readFileSync(join(examples, everything), 'utf8');
    const [inventory, request] = parseAllDocuments(text).map(document =>
      document.toJS(),
    );
    await focom.apply(resourceTypes.configMap, inventory);
    const applied = await focom.apply<FocomProvisioningRequest>(
      resourceTypes.focomProvisioningRequest,
      request,
    );
    await focom.untilPhase(applied, 'FULFILLED');
    expect(await readyNodes('east')).toEqual(['byoh-1', 'byoh-2']);
    expect(await readyNodes('west')).toEqual(['byoh-3', 'byoh-4']);
    await focom.delete(applied);
    await focom.untilGone(applied);
  });
});
