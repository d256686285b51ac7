import { mockServices } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  DefinitivePolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  annotations,
  apiVersionOf,
  FocomProvisioningRequest,
  labels,
  resourceTypes,
} from '@o2ims-portal/api';
import { Plane, startTestPlane } from '@o2ims-portal/lab';
import { Request, Revision } from '@o2ims-portal/plugin-o2ims-common';
import {
  newRequest,
  parametersOf,
  provisioningRequest,
} from '../__testUtils__/objects';
import { startPortal } from '../__testUtils__/startPortal';
import { waitUntil } from '../__testUtils__/waitUntil';

jest.setTimeout(60_000);

const fpr = resourceTypes.focomProvisioningRequest;

describe('changing requests over the REST API', () => {
  let plane: Plane;
  let portal: Awaited<ReturnType<typeof startPortal>>;
  const refused = new Set<string>();

  beforeAll(async () => {
    plane = await startTestPlane();
    const decide = async (
      asked: { permission: { name: string } }[],
    ): Promise<DefinitivePolicyDecision[]> =>
      asked.map(({ permission }) => ({
        result: refused.has(permission.name)
          ? AuthorizeResult.DENY
          : AuthorizeResult.ALLOW,
      }));
    const permissions = mockServices.permissions.mock({
      authorize: decide,
      authorizeConditional: decide,
    });
    portal = await startPortal({
      kubeconfig: plane.kubeconfig,
      features: [permissions.factory],
    });
    await waitUntil(async () => {
      const answers = await Promise.all(
        ['templates', 'requests', 'o-clouds'].map(list =>
          portal.api.get(`/api/o2ims/v1/${list}`),
        ),
      );
      return answers.every(({ status }) => status === 200);
    });
  });

  afterEach(() => {
    refused.clear();
    portal.auditor.createEvent.mockClear();
  });

  afterAll(async () => {
    await portal?.stop();
    await plane?.stop();
  });

  async function make(name: string, overrides = {}): Promise<Request> {
    const { status, body } = await portal.api
      .post('/api/o2ims/v1/requests')
      .send(newRequest(name, overrides));
    expect(status).toBe(201);
    return body;
  }

  function post(name: string, what: string, body: object, query = '') {
    return portal.api
      .post(`/api/o2ims/v1/requests/focom/default/${name}/${what}${query}`)
      .send(body);
  }

  async function read(name: string): Promise<FocomProvisioningRequest> {
    const found = await plane.client.get<FocomProvisioningRequest>(fpr, {
      namespace: 'default',
      name,
    });
    return found!;
  }

  describe('change', () => {
    it('changes what is said, keeps the rest, and is seen at once', async () => {
      const { generation } = await make('grown', { description: 'before' });
      const templateParameters = {
        ...parametersOf('grown'),
        workers: { replicas: 3 },
      };
      const { status, body } = await post('grown', 'change', {
        generation,
        templateParameters,
      });
      expect(status).toBe(200);
      expect(body).toMatchObject({
        generation: generation + 1,
        description: 'before',
        templateParameters,
      });
      expect((await read('grown')).spec).toMatchObject({
        description: 'before',
        templateVersion: 'v1.0.0',
        templateParameters,
      });
      expect(portal.auditor.createEvent).toHaveBeenCalledWith(
        expect.objectContaining({
          eventId: 'request-update',
          severityLevel: 'medium',
          meta: expect.objectContaining({
            name: 'grown',
            changes: ['generation', 'templateParameters'],
          }),
        }),
      );
    });

    it('changes nothing with dryRun', async () => {
      const { generation } = await make('dry');
      const { status, body } = await post(
        'dry',
        'change',
        { generation, description: 'what if' },
        '?dryRun=true',
      );
      expect(status).toBe(200);
      expect(body.description).toBe('what if');
      expect((await read('dry')).spec.description).toBeUndefined();
    });

    it('refuses to change what somebody else changed meanwhile', async () => {
      const { generation } = await make('raced');
      await post('raced', 'change', { generation, description: 'first' });
      const { status, body } = await post('raced', 'change', {
        generation,
        description: 'second',
      });
      expect(status).toBe(409);
      expect(body.error.message).toMatch(/changed meanwhile: look at it again/);
      expect((await read('raced')).spec.description).toBe('first');
    });

    it.each([
      [
        'parameters that break a rule',
        { templateParameters: { clusterName: 'kept', podCidr: 'no' } },
        /do not fit template byoh-workload-cluster v1.0.0: .*podCidr/,
      ],
      [
        'another name of the cluster',
        { templateParameters: { clusterName: 'renamed' } },
        /named 'kept', which cannot be changed/,
      ],
      [
        'a version of the template that is not there',
        { templateVersion: 'v9' },
        /There is no template byoh-workload-cluster v9/,
      ],
    ])('refuses %s', async (_, change, message) => {
      const there = await portal.api.get(
        '/api/o2ims/v1/requests/focom/default/kept',
      );
      const { generation } =
        there.status === 200 ? there.body : await make('kept');
      const { status, body } = await post('kept', 'change', {
        generation,
        ...change,
      });
      expect(status).toBe(400);
      expect(body.error.message).toMatch(message);
      expect((await read('kept')).metadata.generation).toBe(generation);
    });

    it('leaves alone what was made at the O-Cloud', async () => {
      await plane.client.create(
        resourceTypes.provisioningRequest,
        provisioningRequest({ name: 'not-ours' }),
      );
      const path = '/api/o2ims/v1/requests/o2ims/_/not-ours';
      await waitUntil(async () => (await portal.api.get(path)).status === 200);
      const { status, body } = await portal.api
        .post(`${path}/change`)
        .send({ generation: 1, description: 'x' });
      expect(status).toBe(400);
      expect(body.error.message).toMatch(/made directly at the O-Cloud/);
    });
  });

  describe('approve', () => {
    it('has a draft executed that somebody looked at, and says who did so', async () => {
      const draft = await make('draft', { mode: 'Draft' });
      expect(draft.mode).toBe('Draft');
      const { generation } = draft;
      const old = await post('draft', 'approve', {
        generation: generation + 1,
      });
      expect(old.status).toBe(409);
      expect(old.body.error.message).toMatch(/look at it again, then approve/);

      const { status } = await post('draft', 'approve', { generation });
      expect(status).toBe(200);
      const { metadata } = await read('draft');
      expect(metadata.annotations?.[annotations.approve]).toBe(`${generation}`);
      const { managedFields } = metadata as {
        managedFields?: { manager: string }[];
      };
      expect(managedFields?.map(({ manager }) => manager)).toContain(
        'o2ims-portal/user:default/mock',
      );
    });

    it('has nothing to do for what is no draft', async () => {
      const { generation } = await make('no-draft');
      const { status } = await post('no-draft', 'approve', { generation });
      expect(status).toBe(409);
    });
  });

  describe('revisions', () => {
    async function keepRevision(request: Request, revision: number) {
      await plane.client.create(resourceTypes.controllerRevision, {
        apiVersion: apiVersionOf(resourceTypes.controllerRevision),
        kind: resourceTypes.controllerRevision.kind,
        metadata: {
          name: `${request.name}-${revision}`,
          namespace: 'default',
          labels: { [labels.focomRequestUid]: request.uid },
          annotations: {
            [annotations.specDigest]: `digest-${revision}`,
            [annotations.approvedBy]: 'o2ims-portal/user:default/paula',
            [annotations.approvedAt]: '2026-11-01T10:00:00Z',
          },
        },
        revision,
        data: {
          spec: {
            templateName: request.templateName,
            templateVersion: request.templateVersion,
            templateParameters: { clusterName: request.name, revision },
          },
        },
      } as any);
    }

    it('are told the newest first, and restored by FOCOM', async () => {
      const request = await make('revised');
      const path = '/api/o2ims/v1/requests/focom/default/revised/revisions';
      expect((await portal.api.get(path)).body).toEqual({ items: [] });
      await keepRevision(request, 9);
      await keepRevision(request, 10);
      await keepRevision(await make('other'), 11);
      const { body } = await portal.api.get(path);
      expect(body.items.map((one: Revision) => one.revision)).toEqual([10, 9]);
      expect(body.items[1]).toMatchObject({
        inForce: false,
        approvedBy: 'user:default/paula',
        approvedAt: '2026-11-01T10:00:00Z',
        templateParameters: { clusterName: 'revised', revision: 9 },
      });

      const missing = await post('revised', 'restore', { revision: 11 });
      expect(missing.status).toBe(404);
      expect(missing.body.error.message).toMatch(/there are 10, 9$/);
      const { status } = await post('revised', 'restore', { revision: 9 });
      expect(status).toBe(202);
      expect((await read('revised')).metadata.annotations).toMatchObject({
        [annotations.restoreRevision]: '9',
      });
    });
  });

  it.each([
    ['change', { generation: 1 }, 'o2ims.request.update', 'request-update'],
    ['approve', { generation: 1 }, 'o2ims.request.approve', 'request-approve'],
    ['restore', { revision: 1 }, 'o2ims.request.update', 'request-restore'],
  ])('%s needs a permission of its own', async (what, body, name, eventId) => {
    refused.add(name);
    const response = await post('any', what, body);
    expect(response.status).toBe(403);
    expect(response.body.error.message).toMatch(name);
    expect(portal.auditor.createEvent).toHaveBeenCalledWith(
      expect.objectContaining({ eventId }),
    );
  });
});
