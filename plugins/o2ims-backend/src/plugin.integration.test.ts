import { request as httpRequest } from 'node:http';
import { AddressInfo } from 'node:net';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  ConditionalPolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  annotations,
  apiVersionOf,
  FocomProvisioningRequest,
  labels,
  OCloud as OCloudObject,
  ProvisioningRequest,
  resourceTypes,
} from '@o2ims-portal/api';
import { Plane, startTestPlane } from '@o2ims-portal/lab';
import {
  Host,
  o2imsOCloudUsePermission,
  o2imsRequestDeletePermission,
  o2imsRequestReadPermission,
  OCloud,
  Request,
} from '@o2ims-portal/plugin-o2ims-common';
import {
  createOCloudConditionalDecision,
  createRequestConditionalDecision,
  oCloudConditions,
  requestConditions,
} from '@o2ims-portal/plugin-o2ims-node';
import {
  byoHost,
  focomRequest,
  lease,
  newRequest,
  parametersOf,
  provisioningRequest,
} from './__testUtils__/objects';
import { startPortal } from './__testUtils__/startPortal';
import { waitUntil } from './__testUtils__/waitUntil';

jest.setTimeout(60_000);

const fpr = resourceTypes.focomProvisioningRequest;
const pr = resourceTypes.provisioningRequest;

describe('the REST API', () => {
  let plane: Plane;
  let portal: Awaited<ReturnType<typeof startPortal>>;
  /** What the policy refuses; tests change it. */
  const refused = new Set<string>();
  /** What the policy allows with some things only; tests change it. */
  const narrowed = new Map<string, ConditionalPolicyDecision>();

  beforeAll(async () => {
    plane = await startTestPlane();
    const permissions = mockServices.permissions.mock({
      authorize: async requests =>
        requests.map(({ permission }) => ({
          result: refused.has(permission.name)
            ? AuthorizeResult.DENY
            : AuthorizeResult.ALLOW,
        })),
      authorizeConditional: async requests =>
        requests.map(
          ({ permission }) =>
            narrowed.get(permission.name) ?? {
              result: refused.has(permission.name)
                ? AuthorizeResult.DENY
                : AuthorizeResult.ALLOW,
            },
        ),
    });
    portal = await startPortal({
      kubeconfig: plane.kubeconfig,
      features: [permissions.factory],
    });
    await waitUntil(async () => {
      const answers = await Promise.all(
        ['templates', 'requests', 'hosts', 'clusters', 'o-clouds'].map(list =>
          portal.api.get(`/api/o2ims/v1/${list}`),
        ),
      );
      return answers.every(({ status }) => status === 200);
    });
  });

  afterEach(() => {
    refused.clear();
    narrowed.clear();
    portal.auditor.createEvent.mockClear();
    portal.auditEvents.length = 0;
  });

  afterAll(async () => {
    await portal?.stop();
    await plane?.stop();
  });

  async function post(name: string, overrides = {}) {
    return portal.api
      .post('/api/o2ims/v1/requests')
      .send(newRequest(name, overrides));
  }

  it('offers the templates of the O-Cloud', async () => {
    const { status, body } = await portal.api.get('/api/o2ims/v1/templates');
    expect(status).toBe(200);
    expect(body.items.map(({ name }: { name: string }) => name)).toEqual([
      'byoh-ha-cluster',
      'byoh-single-node',
      'byoh-workload-cluster',
    ]);
    expect(body.items[2]).toEqual(
      expect.objectContaining({
        name: 'byoh-workload-cluster',
        version: 'v1.0.0',
        oCloudId: 'local',
        defaultKubernetesVersion: 'v1.32.0',
        kubernetesVersions: expect.arrayContaining(['v1.32.0']),
        parameterSchema: expect.objectContaining({ type: 'object' }),
      }),
    );
  });

  describe('making a request', () => {
    it('makes a FocomProvisioningRequest that says who asked and for whom', async () => {
      const response = await post('made', {
        description: 'for tests',
        owner: 'team-a',
      });
      expect(response.status).toBe(201);
      expect(response.headers.location).toBe(
        '/api/o2ims/v1/requests/focom/default/made',
      );
      expect(response.body).toMatchObject({
        kind: 'focom',
        namespace: 'default',
        name: 'made',
        phase: 'PENDING',
        description: 'for tests',
        requestedBy: 'user:default/mock',
        owner: 'group:default/team-a',
        oCloudId: 'local',
        clusterName: 'made',
        kubernetesVersion: 'v1.32.0',
      });
      const object = await plane.client.get<FocomProvisioningRequest>(fpr, {
        namespace: 'default',
        name: 'made',
      });
      expect(object?.metadata.annotations).toMatchObject({
        [annotations.requestedBy]: 'user:default/mock',
        [annotations.owner]: 'group:default/team-a',
      });
      expect(object?.spec).toMatchObject({
        oCloudId: 'local',
        templateName: 'byoh-workload-cluster',
        templateParameters: parametersOf('made'),
      });
      // whoever made it sees it when they read next
      const list = await portal.api.get('/api/o2ims/v1/requests');
      expect(list.body.items[0]).toEqual(response.body);
    });

    it('writes on it the user on whose behalf a service calls, and no one for a service alone', async () => {
      const onBehalf = await portal.api
        .post('/api/o2ims/v1/requests')
        .set(
          'authorization',
          mockCredentials.service.header({
            onBehalfOf: mockCredentials.user('user:default/rita'),
            targetPluginId: 'o2ims',
          }),
        )
        .send(newRequest('on-behalf'));
      expect(onBehalf.body).toMatchObject({
        requestedBy: 'user:default/rita',
        owner: 'user:default/rita',
      });
      const alone = await portal.api
        .post('/api/o2ims/v1/requests')
        .set('authorization', mockCredentials.service.header())
        .send(newRequest('service-alone'));
      expect(alone.status).toBe(201);
      expect(alone.body.requestedBy).toBeUndefined();
      expect(alone.body.owner).toBeUndefined();
    });

    it('makes nothing on a dry run', async () => {
      const response = await portal.api
        .post('/api/o2ims/v1/requests?dryRun=true')
        .send(newRequest('dry'));
      expect(response.status).toBe(201);
      expect(response.headers.location).toBeUndefined();
      expect(response.body).toMatchObject({ name: 'dry', phase: 'PENDING' });
      expect(
        await plane.client.get(fpr, { namespace: 'default', name: 'dry' }),
      ).toBeUndefined();
    });

    it('refuses a name, and a cluster name, that are taken', async () => {
      await post('taken');
      const again = await post('taken');
      expect(again.status).toBe(409);
      expect(again.body.error).toMatchObject({
        name: 'ConflictError',
        message: "There is a request 'taken' already; choose another name",
      });
      const same = await post('other', {
        templateParameters: parametersOf('taken'),
      });
      expect(same.status).toBe(409);
      expect(same.body.error.message).toBe(
        "The cluster name 'taken' is in use by request 'taken'; choose another",
      );
    });

    it.each([
      ['a name that is no DNS label', 'Not_A_Name', {}, /cannot be the name/],
      [
        'a template that is not there',
        'no-template',
        { templateVersion: 'v9' },
        /no template byoh-workload-cluster v9; choose one of .*byoh-workload-cluster v1.0.0/,
      ],
      [
        'parameters that break the schema',
        'no-hosts',
        { templateParameters: { clusterName: 'no-hosts' } },
        /\/hosts\/masters: is required/,
      ],
      [
        'parameters that break a rule',
        'two-masters',
        {
          templateParameters: {
            ...parametersOf('two-masters'),
            hosts: { masters: [{ hostName: 'a' }, { hostName: 'b' }] },
          },
        },
        /use an odd number/,
      ],
      [
        'an owner that is no user or group',
        'bad-owner',
        { owner: 'component:default/x' },
        /cannot own a cluster/,
      ],
    ])('refuses %s', async (_, name, overrides, message) => {
      const response = await post(name, overrides);
      expect(response.status).toBe(400);
      expect(response.body.error).toMatchObject({
        name: 'InputError',
        message: expect.stringMatching(message),
      });
    });

    it('passes on what the API server refuses', async () => {
      const response = await post('refused', {
        description: 'x'.repeat(90_000),
      });
      expect(response.status).toBe(400);
      expect(response.body.error.message).toMatch(/spec\.description/);
    });

    it('refuses a body that the contract does not know', async () => {
      const response = await post('unknown-field', { surprise: true });
      expect(response.status).toBe(400);
      expect(response.body.error.name).toBe('InputError');
    });
  });

  it('shows a request with what its ProvisioningRequest adds, once', async () => {
    const { body: made } = await post('whole');
    const owned = await plane.client.create(
      pr,
      provisioningRequest({
        name: 'whole-remote',
        labels: { [labels.focomRequestUid]: made.uid },
      }),
    );
    await plane.client.apply<ProvisioningRequest>(
      pr,
      {
        ...provisioningRequest({ name: 'whole-remote' }),
        status: {
          extensions: {
            cluster: { name: 'whole', namespace: 'default' },
            hosts: [{ name: 'byoh-1', hostId: '1', role: 'control-plane' }],
          },
        },
      },
      { fieldManager: 'test', subresource: 'status' },
    );
    const request = await waitUntil(async () => {
      const { body } = await portal.api.get(
        '/api/o2ims/v1/requests/focom/default/whole',
      );
      return body.hosts.length > 0 && body;
    });
    expect(request).toMatchObject({
      remoteName: 'whole-remote',
      clusterNamespace: 'default',
      hosts: [{ name: 'byoh-1', hostId: '1', role: 'control-plane' }],
    });
    expect(request.version).not.toBe(made.version);

    const direct = '/api/o2ims/v1/requests/o2ims/_/whole-remote';
    expect((await portal.api.get(direct)).status).toBe(404);
    const refusal = await portal.api.delete(direct);
    expect(refusal.status).toBe(409);
    expect(refusal.body.error.message).toMatch(
      "belongs to FocomProvisioningRequest 'default/whole': delete that",
    );
    const { body: list } = await portal.api.get('/api/o2ims/v1/requests');
    expect(
      list.items.filter((item: Request) => item.uid === owned.metadata.uid),
    ).toEqual([]);
  });

  it('shows and deletes a request that was made at the O-Cloud', async () => {
    await plane.client.create(pr, provisioningRequest({ name: 'direct' }));
    const path = '/api/o2ims/v1/requests/o2ims/_/direct';
    const found = await waitUntil(async () => {
      const response = await portal.api.get(path);
      return response.status === 200 && response.body;
    });
    expect(found).toMatchObject({ kind: 'o2ims', name: 'direct' });
    expect(found.namespace).toBeUndefined();
    const response = await portal.api.delete(path);
    expect(response.status).toBe(202);
    expect(response.body).toMatchObject({ phase: 'DELETING' });
    expect((await portal.api.get(path)).status).toBe(404);
  });

  it('shows a request as DELETING until its finalizer is gone', async () => {
    const key = { namespace: 'default', name: 'doomed' };
    await plane.client.create(
      fpr,
      focomRequest({ ...key, finalizers: ['example.org/wait'] }),
    );
    const path = '/api/o2ims/v1/requests/focom/default/doomed';
    await waitUntil(async () => (await portal.api.get(path)).status === 200);

    const dryRun = await portal.api.delete(`${path}?dryRun=true`);
    expect(dryRun.status).toBe(202);
    expect((await portal.api.get(path)).body.phase).toBe('PENDING');

    const response = await portal.api.delete(path);
    expect(response.status).toBe(202);
    expect(response.body).toMatchObject({
      phase: 'DELETING',
      deletedAt: expect.any(String),
    });
    expect((await portal.api.get(path)).body).toEqual(response.body);

    await plane.client.patch(fpr, key, { metadata: { finalizers: null } });
    await waitUntil(async () => (await portal.api.get(path)).status === 404);
    expect((await portal.api.delete(path)).status).toBe(404);
  });

  describe('waiting for a change', () => {
    const path = '/api/o2ims/v1/requests/focom/default';

    async function setMessage(name: string, message: string) {
      await plane.client.apply<FocomProvisioningRequest>(
        fpr,
        {
          ...focomRequest({ name }),
          status: { phase: 'PROGRESSING', message },
        },
        { fieldManager: 'test', subresource: 'status' },
      );
    }

    it('answers at once when the version is an old one', async () => {
      await post('old-version');
      const { body } = await portal.api.get(
        `${path}/old-version?changedSince=other&timeoutSeconds=60`,
      );
      expect(body.name).toBe('old-version');
    });

    it('answers when the request changes', async () => {
      const { body: made } = await post('changing');
      const waiting = portal.api
        .get(`${path}/changing?changedSince=${made.version}&timeoutSeconds=60`)
        .then(response => response.body);
      await setMessage('changing', 'on its way');
      expect(await waiting).toMatchObject({
        phase: 'PROGRESSING',
        message: 'on its way',
      });
    });

    it('answers with the same when the time is up', async () => {
      const { body: made } = await post('quiet');
      const { status, body } = await portal.api.get(
        `${path}/quiet?changedSince=${made.version}&timeoutSeconds=0`,
      );
      expect(status).toBe(200);
      expect(body).toEqual(made);
    });

    it('answers 404 when the request goes away', async () => {
      const { body: made } = await post('leaving');
      const waiting = portal.api
        .get(`${path}/leaving?changedSince=${made.version}&timeoutSeconds=60`)
        .then(response => response.status);
      await plane.client.delete(fpr, { namespace: 'default', name: 'leaving' });
      expect(await waiting).toBe(404);
    });

    it('ends when the caller goes away', async () => {
      const { body: made } = await post('abandoned');
      portal.auditEvents.length = 0;
      const { port } = portal.server.address() as AddressInfo;
      const call = httpRequest({
        port,
        path: `${path}/abandoned?changedSince=${made.version}&timeoutSeconds=60`,
      });
      call.on('error', () => undefined);
      call.end();
      await waitUntil(() => portal.auditEvents.length > 0);
      expect(portal.auditEvents[0].success).not.toHaveBeenCalled();
      call.destroy();
      await waitUntil(() => portal.auditEvents[0].success.mock.calls.length);
    });
  });

  it('shows hosts with what they do', async () => {
    const { body: made } = await post('user-of-hosts');
    const owner = await plane.client.create(
      pr,
      provisioningRequest({
        name: 'holder',
        labels: { [labels.focomRequestUid]: made.uid },
      }),
    );
    for (const number of ['1', '2', '10']) {
      await plane.client.create(
        resourceTypes.byoHost,
        byoHost({
          name: `byoh-${number}`,
          labels: { [labels.hostId]: number, [labels.simulated]: 'true' },
        }),
      );
    }
    await plane.client.create(
      resourceTypes.lease,
      lease('byoh-2', { name: 'holder', uid: owner.metadata.uid! }),
    );
    const hosts: Host[] = await waitUntil(async () => {
      const { body } = await portal.api.get('/api/o2ims/v1/hosts');
      const items: Host[] = body.items;
      return items.length === 3 && items.some(host => host.request) && items;
    });
    expect(
      hosts.map(({ name, state, request, simulated }) => ({
        name,
        state,
        request,
        simulated,
      })),
    ).toEqual([
      { name: 'byoh-1', state: 'free', request: undefined, simulated: true },
      { name: 'byoh-2', state: 'reserved', request: 'holder', simulated: true },
      { name: 'byoh-10', state: 'free', request: undefined, simulated: true },
    ]);
    const one = await portal.api.get('/api/o2ims/v1/hosts/default/byoh-10');
    expect(one.body).toEqual(hosts[2]);
    const none = await portal.api.get('/api/o2ims/v1/hosts/default/nobody');
    expect(none.status).toBe(404);
    expect(none.body.error.message).toBe('There is no host default/nobody');
  });

  it('offers the O-Clouds, and tells when one is to be had', async () => {
    const list = async (): Promise<OCloud[]> =>
      (await portal.api.get('/api/o2ims/v1/o-clouds')).body.items;
    const told = () =>
      portal.signals.filter(({ object }) => object === 'oCloud');
    const hosts = await plane.client.list(resourceTypes.byoHost);
    await expect(list()).resolves.toEqual([
      expect.objectContaining({
        name: 'local',
        isLocal: true,
        isAvailable: true,
        capacity: expect.objectContaining({ hosts: hosts.items.length }),
      }),
    ]);
    const type = resourceTypes.oCloud;
    const key = { namespace: 'default', name: 'west' };
    await plane.client.create<OCloudObject>(type, {
      apiVersion: apiVersionOf(type),
      kind: type.kind,
      metadata: key,
      spec: {
        o2imsSecret: { secretRef: { namespace: 'default', name: 'west' } },
      },
    });
    await waitUntil(async () => (await list()).length === 2);
    expect((await list())[1]).toMatchObject({
      name: 'west',
      isLocal: false,
      isAvailable: false,
      message: expect.stringContaining('FOCOM has not looked at it yet'),
    });
    await waitUntil(async () => told().length === 1);

    const capacity = { hosts: 4, free: 3, reserved: 0, inUse: 1, other: 0 };
    const reachable = {
      type: 'Reachable',
      status: 'True',
      reason: 'Answered',
      message: '',
      lastTransitionTime: new Date().toISOString(),
    };
    await plane.client.patch(
      type,
      key,
      { status: { capacity, conditions: [reachable] } },
      { subresource: 'status' },
    );
    await waitUntil(async () => (await list())[1].isAvailable);
    expect((await list())[1].capacity).toEqual(capacity);
    await waitUntil(async () => told().length === 2);
    expect(told()[1]).toEqual({ object: 'oCloud', ...key });
    expect(portal.events.map(({ object }) => object)).not.toContain('oCloud');

    const response = await post('on-west', { oCloudId: 'west' });
    expect(response.status).toBe(201);
    expect(response.body).toMatchObject({ oCloudId: 'west' });
    await plane.client.delete(type, key);
    await waitUntil(async () => (await list()).length === 1);
  });

  describe('permissions and audit', () => {
    it.each([
      ['get', '/v1/requests', 'o2ims.request.read'],
      ['get', '/v1/requests/focom/default/x', 'o2ims.request.read'],
      ['post', '/v1/requests', 'o2ims.request.create'],
      ['post', '/v1/requests', 'o2ims.o-cloud.use'],
      ['delete', '/v1/requests/focom/default/x', 'o2ims.request.delete'],
      ['get', '/v1/hosts', 'o2ims.host.read'],
      ['get', '/v1/hosts/default/x', 'o2ims.host.read'],
      ['get', '/v1/clusters', 'o2ims.cluster.read'],
      ['get', '/v1/clusters/default/x', 'o2ims.cluster.read'],
      ['get', '/v1/templates', 'o2ims.template.read'],
      ['get', '/v1/o-clouds', 'o2ims.o-cloud.read'],
    ] as const)('%s %s needs %s', async (method, path, permission) => {
      refused.add(permission);
      const response = await portal.api[method](`/api/o2ims${path}`).send(
        method === 'post' ? newRequest('denied') : undefined,
      );
      expect(response.status).toBe(403);
      expect(response.body.error).toMatchObject({
        name: 'NotAllowedError',
        message: expect.stringContaining(permission),
      });
      expect(portal.auditEvents[0].fail).toHaveBeenCalledWith({
        error: expect.objectContaining({ name: 'NotAllowedError' }),
      });
    });

    it('tells and deletes only what the conditions of a policy allow', async () => {
      await post('mine', { owner: 'group:default/team-a' });
      await post('theirs', { owner: 'group:default/team-b' });
      for (const permission of [
        o2imsRequestReadPermission,
        o2imsRequestDeletePermission,
      ]) {
        narrowed.set(
          permission.name,
          createRequestConditionalDecision(permission, {
            allOf: [
              requestConditions.isOwner({ claims: ['group:default/team-a'] }),
              { not: requestConditions.hasLabel({ label: 'secret' }) },
            ],
          }),
        );
      }
      const path = '/api/o2ims/v1/requests';
      const narrow = await portal.api.get(
        `${path}?search=mine&phase=PENDING,FAILED`,
      );
      expect(narrow.body).toMatchObject({
        items: [{ name: 'mine' }],
        total: 1,
      });
      const all = await portal.api.get(path);
      expect(all.body.items.map(({ name }: Request) => name)).not.toContain(
        'theirs',
      );
      expect(all.body.choices.owners).toEqual(['group:default/team-a']);
      expect((await portal.api.get(`${path}/focom/default/mine`)).status).toBe(
        200,
      );
      for (const method of ['get', 'delete'] as const) {
        const { status, body } = await portal.api[method](
          `${path}/focom/default/theirs`,
        );
        expect(status).toBe(403);
        expect(body.error.message).toMatch(
          /You lack the permission o2ims.request.(read|delete) for request focom\/default\/theirs/,
        );
      }
      const there = await plane.client.get(fpr, {
        namespace: 'default',
        name: 'theirs',
      });
      expect(there).toBeDefined();
      expect(there?.metadata.deletionTimestamp).toBeUndefined();
    });

    it('asks only the O-Clouds that the caller may use', async () => {
      narrowed.set(
        o2imsOCloudUsePermission.name,
        createOCloudConditionalDecision(
          o2imsOCloudUsePermission,
          oCloudConditions.inOCloud({ oClouds: ['east'] }),
        ),
      );
      const { status, body } = await post('not-here');
      expect(status).toBe(403);
      expect(body.error.message).toMatch(
        /o2ims.o-cloud.use for O-Cloud 'local'/,
      );
      expect(
        await plane.client.get(fpr, { namespace: 'default', name: 'not-here' }),
      ).toBeUndefined();
    });

    it('asks for credentials', async () => {
      const response = await portal.api
        .get('/api/o2ims/v1/requests')
        .set('authorization', mockCredentials.none.header());
      expect(response.status).toBe(401);
    });

    it('audits what is made and deleted', async () => {
      await post('audited');
      expect(portal.auditor.createEvent).toHaveBeenCalledWith(
        expect.objectContaining({
          eventId: 'request-create',
          severityLevel: 'medium',
          meta: {
            name: 'audited',
            templateName: 'byoh-workload-cluster',
            templateVersion: 'v1.0.0',
            dryRun: false,
          },
        }),
      );
      await portal.api.delete('/api/o2ims/v1/requests/focom/default/audited');
      expect(portal.auditor.createEvent).toHaveBeenCalledWith(
        expect.objectContaining({
          eventId: 'request-delete',
          severityLevel: 'high',
          meta: {
            kind: 'focom',
            namespace: 'default',
            name: 'audited',
            dryRun: false,
          },
        }),
      );
      for (const event of portal.auditEvents) {
        expect(event.success).toHaveBeenCalledTimes(1);
      }
    });
  });
});
