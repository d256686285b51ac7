import {
  annotations,
  apiVersionOf,
  Cluster,
  ClusterTemplate,
  Condition,
  findCondition,
  FocomProvisioningRequest,
  KubernetesObject,
  Lease,
  ProvisioningRequest,
  reasons,
  resourceTypes,
} from '@o2ims-portal/api';
import { Simulator } from '@o2ims-portal/lab';
import { addO2imsControllers } from '@o2ims-portal/o2ims-operator';
import { FocomFixture } from './__testUtils__/FocomFixture';
import { OtherCloud } from './__testUtils__/OtherCloud';
import { PlayedNephio } from './__testUtils__/PlayedNephio';
import { RunningOperator } from './__testUtils__/RunningOperator';

jest.setTimeout(60_000);

const fpr = resourceTypes.focomProvisioningRequest;
/** Where Nephio's manifests are, and where they have the Secret of the O-Cloud. */
const namespace = 'focom-operator-system';
const secretNamespace = 'default';

/** Of the shape that Nephio's own samples have, to which the schema demands a parameter that they lack. */
const nephioTemplate = {
  templateName: 'nephio-workload-cluster',
  templateVersion: 'v3.0.0',
};
const nephioSpec = {
  name: 'sample-edge',
  description: 'An edge cluster',
  oCloudId: 'ocloud-1',
  oCloudNamespace: namespace,
  ...nephioTemplate,
  templateParameters: {
    clusterName: 'edge',
    labels: { 'nephio.org/site-type': 'edge', 'nephio.org/region': 'east' },
  },
};

describe('the manifests of Nephio', () => {
  let focom: FocomFixture;
  let own: OtherCloud;
  let foreign: OtherCloud;
  let nephio: PlayedNephio;

  beforeAll(async () => {
    const starting = FocomFixture.start();
    [focom, own, foreign] = await Promise.all([
      starting,
      OtherCloud.start(starting, 'own', { byoh: true }),
      OtherCloud.start(starting, 'foreign'),
    ]);
    nephio = await PlayedNephio.on(foreign);
    await focom.apply(resourceTypes.namespace, {
      metadata: { name: namespace },
    });
    await focom.apply(resourceTypes.templateInfo, {
      metadata: { name: 'nephio-workload-cluster-v3.0.0', namespace },
      spec: {
        ...nephioTemplate,
        templateParameterSchema:
          '{ "type": "object", "unknown": { "a": 1 }, "required": ["param1"] }\n',
      },
    });
  });

  afterAll(async () => {
    await focom?.stop();
    await Promise.all([own?.stop(), foreign?.stop()]);
  });

  const applyOCloud = (name: string) =>
    focom.apply(resourceTypes.oCloud, {
      metadata: { name, namespace },
      spec: {
        o2imsSecret: {
          secretRef: { name: `${name}-kubeconfig`, namespace: secretNamespace },
        },
      },
    });

  const applySecret = (name: string, { kubeconfig }: OtherCloud) =>
    focom.apply(resourceTypes.secret, {
      metadata: { name: `${name}-kubeconfig`, namespace: secretNamespace },
      data: { kubeconfig: Buffer.from(kubeconfig).toString('base64') },
    });

  async function remove(request: FocomProvisioningRequest): Promise<void> {
    await focom.delete(request);
    await focom.untilGone(request);
  }

  it('are taken as they are, and say what is missing and what is wrong', async () => {
    await applyOCloud('ocloud-1');
    const request = await focom.applyRequest('checked', nephioSpec, {
      namespace,
    });
    const held = await focom.untilReason(request, reasons.oCloudUnreachable);
    expect(held.status?.message).toContain("no Secret 'ocloud-1-kubeconfig'");
    await applySecret('ocloud-1', own);
    const wrong = await focom.untilReason(request, reasons.invalidParameters);
    expect(wrong.status?.message).toContain('/param1: is required');
    expect(wrong.status?.message).toContain(
      annotations.skipParameterValidation,
    );
    await remove(request);
  });

  it('become a cluster on simulated hosts by our own O2IMS operator, which goes with them', async () => {
    const simulator = Simulator.create({ plane: own.plane, speed: Infinity });
    await simulator.start();
    const o2ims = RunningOperator.start({
      name: 'o2ims-operator',
      client: own.plane.operatorClient('o2ims-operator'),
      setUp: manager => addO2imsControllers(manager, { namespace: 'default' }),
    });
    // what the manifests do not say, the O-Cloud's template does
    const type = resourceTypes.clusterTemplate;
    await own.client.apply<ClusterTemplate>(
      type,
      {
        apiVersion: apiVersionOf(type),
        kind: type.kind,
        metadata: {
          namespace: 'default',
          name: 'nephio-workload-cluster-v3.0.0',
        },
        spec: {
          name: nephioTemplate.templateName,
          version: nephioTemplate.templateVersion,
          kubernetesVersions: ['v1.32.0'],
          parameterSchema: {
            type: 'object',
            properties: {
              controlPlane: { default: { replicas: 1 } },
              workers: { default: { replicas: 1 } },
            },
          },
        },
      },
      { fieldManager: 'test' },
    );
    const request = await focom.applyRequest('edge', nephioSpec, {
      namespace,
      annotations: { [annotations.skipParameterValidation]: 'true' },
    });
    const { status } = await focom.untilPhase(request, 'FULFILLED');
    expect(
      findCondition(status?.conditions as Condition[], 'Ready')?.status,
    ).toBe('True');
    const cluster = await own.client.get<Cluster>(resourceTypes.cluster, {
      namespace: 'default',
      name: 'edge',
    });
    expect(status?.provisionedResourceSet).toEqual({
      oCloudNodeClusterId: cluster?.metadata.uid,
      oCloudInfrastructureResourceIds: [expect.any(String), expect.any(String)],
    });

    await remove(request);
    const left = await Promise.all([
      own.client.list<ProvisioningRequest>(resourceTypes.provisioningRequest),
      own.client.list<Cluster>(resourceTypes.cluster),
      own.client.list<Lease>(resourceTypes.lease, { namespace: 'default' }),
    ]);
    expect(left.map(({ items }) => items.length)).toEqual([0, 0, 0]);
    await o2ims.stop();
    await simulator.stop();
  });

  describe('with an O2 IMS that follows Nephio’s CRD (played)', () => {
    const resources = {
      oCloudNodeClusterId: 'e0e0a1f4-0000-4000-8000-000000000001',
      oCloudInfrastructureResourceIds: ['e0e0a1f4-0000-4000-8000-000000000002'],
    };

    beforeAll(async () => {
      await applyOCloud('ocloud-2');
      await applySecret('ocloud-2', foreign);
    });

    async function ask(
      name: string,
      spec: Partial<FocomProvisioningRequest['spec']> = {},
      marks: Record<string, string> = {},
    ): Promise<FocomProvisioningRequest> {
      return focom.applyRequest(
        name,
        { ...nephioSpec, oCloudId: 'ocloud-2', ...spec },
        {
          namespace,
          annotations: {
            [annotations.skipParameterValidation]: 'true',
            ...marks,
          },
        },
      );
    }

    /** Versions of everything of all requests, here and there. */
    async function versions(): Promise<string[]> {
      const [here, there, told] = await Promise.all([
        focom.client.list(fpr),
        foreign.client.list(resourceTypes.provisioningRequest),
        focom.client.list<KubernetesObject & { reason: string }>(
          resourceTypes.event,
        ),
      ]);
      const restored = told.items.filter(
        ({ reason }) => reason === 'SpecRestored',
      );
      return [...here.items, ...there.items, ...restored]
        .filter(({ metadata }) => !metadata.name.startsWith('sentinel'))
        .map(({ metadata }) => `${metadata.uid} ${metadata.resourceVersion}`)
        .sort();
    }

    /** Has FOCOM look at everything once more, one after the other, and waits until it is done. */
    async function lookAgain(sentinel: string): Promise<void> {
      await focom.stopOperator();
      await focom.startOperator({ concurrency: 1 });
      const last = await ask(sentinel);
      await focom.untilReason(last, reasons.succeeded);
      await remove(last);
    }

    it('are fulfilled, changed and deleted', async () => {
      const request = await ask('good');
      const { spec } = await foreign.remoteOf(request);
      expect(spec).toEqual({
        name: nephioSpec.name,
        description: nephioSpec.description,
        ...nephioTemplate,
        templateParameters: nephioSpec.templateParameters,
      });
      await focom.untilPhase(request, 'PENDING');
      await nephio.tell(request, 'progressing', 'The cluster is being made');
      const progressing = await focom.untilPhase(request, 'PROGRESSING');
      expect(progressing.status?.message).toBe('The cluster is being made');
      await nephio.tell(request, 'fulfilled', 'The cluster runs', resources);
      const { status } = await focom.untilPhase(request, 'FULFILLED');
      expect(status).toMatchObject({
        message: 'The cluster runs',
        provisionedResourceSet: resources,
        conditions: [
          { type: 'Submitted', status: 'True' },
          { type: 'Feasible', status: 'Unknown' },
        ],
      });

      const templateParameters = { ...nephioSpec.templateParameters, size: 3 };
      const changed = await ask('good', { templateParameters });
      const remote = await foreign.remoteOf(
        request,
        ({ metadata }) => metadata.generation === 2,
      );
      expect(remote.spec.templateParameters).toEqual(templateParameters);
      expect(remote.metadata.annotations).toHaveProperty([
        'kopf.zalando.org/last-handled-configuration',
      ]);
      await nephio.tell(request, 'progressing', 'It is being changed');
      await focom.untilPhase(changed, 'PROGRESSING');
      await nephio.tell(request, 'fulfilled', 'It is changed');
      const followed = await focom.untilPhase(changed, 'FULFILLED');
      expect(followed.status).toMatchObject({
        observedGeneration: changed.metadata.generation,
        provisionedResourceSet: resources,
      });

      await nephio.hold(request, ['test/hold']);
      await focom.delete(request);
      await focom.untilPhase(request, 'DELETING');
      await nephio.tell(request, 'deleting', 'Its hosts are let go');
      await focom.until(
        request,
        ({ message }) => message === 'Its hosts are let go',
      );
      await nephio.hold(request, []);
      await focom.untilGone(request);
      expect(await foreign.readRemote(request)).toBeUndefined();
    });

    it('fail with its word, and go on when it does', async () => {
      const request = await ask('bad');
      await nephio.tell(request, 'failed', 'No such package: edge');
      const failed = await focom.untilPhase(request, 'FAILED');
      expect(failed.status?.message).toBe('No such package: edge');
      expect(failed.status?.conditions?.[0]).toMatchObject({
        type: 'Submitted',
        status: 'True',
      });
      await nephio.tell(request, 'fulfilled', 'The cluster runs', resources);
      await focom.untilPhase(request, 'FULFILLED');
      await remove(request);
    });

    it('stand still once they are told, whatever FOCOM adds of its own', async () => {
      const plain = await ask('still');
      const marked = await ask(
        'marked',
        {},
        { [annotations.owner]: 'group:default/edge', [annotations.paused]: '' },
      );
      const several = await ask('several', {
        templateParameters: { labels: {} },
        clusters: [{ name: 'a' }, { name: 'b' }],
      });
      await nephio.tell(plain, 'fulfilled', 'The cluster runs', resources);
      await nephio.tell(marked, 'progressing', 'The cluster is being made');
      await focom.untilPhase(plain, 'FULFILLED');
      await focom.untilPhase(marked, 'PROGRESSING');
      await focom.untilReason(several, reasons.succeeded);
      const before = await versions();
      expect(before.length).toBeGreaterThanOrEqual(7);
      await lookAgain('sentinel-1');
      expect(await versions()).toEqual(before);
      await Promise.all([plain, marked, several].map(remove));
    });

    it('stand still also where its CRD does not know a field', async () => {
      await nephio.define('description');
      const request = await ask('pruned');
      await foreign.remoteOf(request);
      await nephio.tell(request, 'fulfilled', 'The cluster runs', resources);
      await focom.untilPhase(request, 'FULFILLED');
      const before = await versions();
      await lookAgain('sentinel-2');
      expect(await versions()).toEqual(before);
      const { spec } = await foreign.remoteOf(request);
      expect(spec.description).toBeUndefined();
      await remove(request);
    });
  });
});
