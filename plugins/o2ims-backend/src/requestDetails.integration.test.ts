import { mockServices } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  DefinitivePolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  apiVersionOf,
  FocomProvisioningRequest,
  KubernetesObject,
  labels,
  ResourceType,
  resourceTypes,
} from '@o2ims-portal/api';
import { Plane, startTestPlane } from '@o2ims-portal/lab';
import { ResourceNode } from '@o2ims-portal/plugin-o2ims-common';
import {
  byoHost,
  cluster,
  condition,
  focomRequest,
  provisioningRequest,
} from './__testUtils__/objects';
import { startPortal } from './__testUtils__/startPortal';
import { waitUntil } from './__testUtils__/waitUntil';

jest.setTimeout(60_000);

const namespace = 'default';
const base = '/api/o2ims/v1/requests/focom/default';

function reference(type: ResourceType, name: string) {
  return { apiVersion: apiVersionOf(type), kind: type.kind, name, namespace };
}

describe('what stands behind a request', () => {
  let plane: Plane;
  let portal: Awaited<ReturnType<typeof startPortal>>;
  let isAllowed = true;

  beforeAll(async () => {
    plane = await startTestPlane();
    const decide = async (
      asked: unknown[],
    ): Promise<DefinitivePolicyDecision[]> =>
      asked.map(() => ({
        result: isAllowed ? AuthorizeResult.ALLOW : AuthorizeResult.DENY,
      }));
    const permissions = mockServices.permissions.mock({
      authorize: decide,
      authorizeConditional: decide,
    });
    portal = await startPortal({
      kubeconfig: plane.kubeconfig,
      features: [permissions.factory],
    });
    await makeEdge();
    await waitUntil(
      async () =>
        (await portal.api.get('/api/o2ims/v1/clusters')).status === 200,
    );
  });

  beforeEach(() => {
    isAllowed = true;
    portal.auditor.createEvent.mockClear();
  });

  afterAll(async () => {
    await portal?.stop();
    await plane?.stop();
  });

  async function make<T extends KubernetesObject>(
    type: ResourceType,
    wanted: T,
    status?: object,
  ): Promise<T> {
    const made = await plane.client.create(type, wanted);
    return status
      ? plane.client.patch<T>(
          type,
          wanted.metadata,
          { status },
          { subresource: 'status' },
        )
      : made;
  }

  function object(
    type: ResourceType,
    name: string,
    ownLabels: Record<string, string>,
    spec: object,
  ): KubernetesObject {
    return {
      apiVersion: apiVersionOf(type),
      kind: type.kind,
      metadata: { namespace, name, labels: ownLabels },
      spec,
    } as KubernetesObject;
  }

  /** A request whose cluster has a control plane on one host. */
  async function makeEdge() {
    const request = await make(
      resourceTypes.focomProvisioningRequest,
      focomRequest({ name: 'edge' }),
      {
        phase: 'PROGRESSING',
        conditions: [
          condition('Submitted', 'True'),
          condition('WorkersReady', 'False', { message: '0 of 1' }),
        ],
      },
    );
    const remote = await make(
      resourceTypes.provisioningRequest,
      provisioningRequest({
        name: 'edge-1',
        labels: { [labels.focomRequestUid]: request.metadata.uid! },
      }),
    );
    await make(
      resourceTypes.cluster,
      cluster(
        {
          name: 'edge',
          labels: { [labels.provisioningRequestUid]: remote.metadata.uid! },
        },
        {
          controlPlaneRef: reference(
            resourceTypes.kubeadmControlPlane,
            'edge-control-plane',
          ),
        },
      ),
    );
    await make(
      resourceTypes.kubeadmControlPlane,
      object(
        resourceTypes.kubeadmControlPlane,
        'edge-control-plane',
        {},
        {
          replicas: 1,
          version: 'v1.32.0',
          machineTemplate: {
            infrastructureRef: reference(
              resourceTypes.byoMachineTemplate,
              'edge-control-plane',
            ),
          },
          kubeadmConfigSpec: {},
        },
      ),
      { conditions: [condition('Ready', 'True', { message: 'as it should' })] },
    );
    await make(
      resourceTypes.machine,
      object(
        resourceTypes.machine,
        'edge-control-plane-x',
        { [labels.controlPlane]: '' },
        {
          clusterName: 'edge',
          bootstrap: { dataSecretName: 'edge-control-plane-x' },
          infrastructureRef: reference(resourceTypes.byoMachine, 'edge-x'),
        },
      ),
    );
    await make(resourceTypes.byoHost, byoHost({ name: 'byoh-1' }), {
      machineRef: reference(resourceTypes.byoMachine, 'edge-x'),
      conditions: [
        condition('K8sNodeBootstrapSucceeded', 'True', { message: 'joined' }),
      ],
    });
  }

  /** Each object with whether it is ready, indented below the one that it exists because of. */
  function draw(node: ResourceNode, indent = ''): string[] {
    return [
      `${indent}${node.kind} ${node.name} ${node.ready}`,
      ...node.children.flatMap(child => draw(child, `${indent}  `)),
    ];
  }

  const edge = [
    'FocomProvisioningRequest edge False',
    '  ProvisioningRequest edge-1 Unknown',
    '    Cluster edge Unknown',
    '      KubeadmControlPlane edge-control-plane True',
    '        Machine edge-control-plane-x Unknown',
    '          ByoHost byoh-1 True',
  ];

  it('is a tree of objects, each with the condition that tells most', async () => {
    const body = await waitUntil(async () => {
      const response = await portal.api.get(`${base}/edge/resources`);
      return draw(response.body.root).length === edge.length && response.body;
    });
    expect(draw(body.root)).toEqual(edge);
    expect(body.incomplete).toBeUndefined();
    expect(body.root).toMatchObject({
      apiVersion: 'focom.nephio.org/v1alpha1',
      namespace,
      condition: 'WorkersReady',
      reason: 'InProgress',
      message: '0 of 1',
      since: expect.any(String),
      isReported: false,
    });
    const [remote] = body.root.children;
    const direct = await portal.api.get(
      '/api/o2ims/v1/requests/o2ims/_/edge-1/resources',
    );
    // it belongs to the other
    expect(direct.status).toBe(404);
    expect(remote.uid).toBe(remote.id);
  });

  it('says of another O-Cloud what FOCOM says', async () => {
    const far = focomRequest({ name: 'far' });
    await make(
      resourceTypes.focomProvisioningRequest,
      {
        ...far,
        spec: { ...far.spec, oCloudId: 'west' },
      } as FocomProvisioningRequest,
      {
        phase: 'FULFILLED',
        remoteName: 'far-1',
        conditions: [condition('Ready', 'True')],
      },
    );
    const root = await waitUntil(async () => {
      const { body } = await portal.api.get(`${base}/far/resources`);
      return body.root?.children.length === 1 && body.root;
    });
    expect(root.children[0]).toMatchObject({
      kind: 'ProvisioningRequest',
      name: 'far-1',
      ready: 'True',
      isReported: true,
      oCloudId: 'west',
    });
  });

  it('has the events of all of them', async () => {
    const machine = await plane.client.get(resourceTypes.machine, {
      namespace,
      name: 'edge-control-plane-x',
    });
    const about = (name: string, involvedObject: object) =>
      make(resourceTypes.event, {
        apiVersion: 'v1',
        kind: 'Event',
        metadata: { namespace, name },
        involvedObject: { namespace, ...involvedObject },
        type: 'Warning',
        reason: 'Tested',
        message: `about ${name}`,
        firstTimestamp: new Date().toISOString(),
        lastTimestamp: new Date().toISOString(),
        count: 2,
      } as KubernetesObject);
    await about('machine', {
      kind: 'Machine',
      name: 'edge-control-plane-x',
      uid: machine!.metadata.uid,
    });
    await about('byo-machine', { kind: 'ByoMachine', name: 'edge-x' });
    await about('another', { kind: 'Machine', name: 'x', uid: 'x' });
    const items = await waitUntil(async () => {
      const { body } = await portal.api.get(`${base}/edge/events`);
      return body.items.length > 0 && body.items;
    });
    expect(
      items.map(({ message }: { message: string }) => message).sort(),
    ).toEqual(['about byo-machine', 'about machine']);
    expect(items[0]).toMatchObject({
      type: 'Warning',
      reason: 'Tested',
      count: 2,
      namespace,
      lastSeenAt: expect.any(String),
    });
  });

  it('has all of them as YAML, without secrets', async () => {
    const withSecret = focomRequest({
      name: 'secretive',
      annotations: { 'example.org/api-token': 'S3cret-annotation' },
    });
    withSecret.spec.templateParameters = { adminPassword: 'S3cret-parameter' };
    await make(resourceTypes.focomProvisioningRequest, withSecret);
    const { body } = await portal.api.get(`${base}/edge/manifests`);
    expect(body.items.map(({ kind }: { kind: string }) => kind)).toEqual(
      edge.map(line => line.trim().split(' ')[0]),
    );
    const response = await waitUntil(async () => {
      const answer = await portal.api.get(`${base}/secretive/manifests`);
      return answer.status === 200 && answer;
    });
    const [{ yaml }] = response.body.items;
    expect(yaml).toContain('name: secretive');
    expect(yaml).toContain('adminPassword: (left out)');
    expect(yaml).not.toMatch(/S3cret|managedFields/);
    const request = await portal.api.get(`${base}/secretive`);
    expect(request.body.templateParameters).toEqual({
      adminPassword: '(left out)',
    });
    const list = await portal.api.get('/api/o2ims/v1/requests');
    expect(JSON.stringify(list.body)).not.toContain('S3cret');
  });

  describe.each(['resources', 'events', 'manifests'])('its %s', detail => {
    it('is for those who may read the request', async () => {
      isAllowed = false;
      const { status, body } = await portal.api.get(`${base}/edge/${detail}`);
      expect(status).toBe(403);
      expect(body.error.message).toMatch('o2ims.request.read');
    });

    it('is not there without the request', async () => {
      const { status, body } = await portal.api.get(`${base}/none/${detail}`);
      expect(status).toBe(404);
      expect(body.error.message).toBe('There is no request focom/default/none');
    });

    it('is audited', async () => {
      await portal.api.get(`${base}/edge/${detail}`);
      expect(portal.auditor.createEvent).toHaveBeenCalledWith(
        expect.objectContaining({
          eventId: 'request-fetch',
          meta: { queryType: detail, kind: 'focom', namespace, name: 'edge' },
        }),
      );
    });
  });
});
