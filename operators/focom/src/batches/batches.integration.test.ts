import {
  annotations,
  FocomProvisioningRequest,
  KubernetesObject,
  labels,
  ProvisioningRequest,
  resourceTypes,
} from '@o2ims-portal/api';
import { FocomFixture } from '../__testUtils__/FocomFixture';
import { remoteNameOf } from '../requests/renderProvisioningRequest';

jest.setTimeout(120_000);

const fpr = resourceTypes.focomProvisioningRequest;
const pr = resourceTypes.provisioningRequest;
const namespace = 'default';

type Spec = FocomProvisioningRequest['spec'];
type Item = NonNullable<Spec['clusters']>[number];
type State = 'progressing' | 'fulfilled' | 'failed';

const item = (name: string, size: unknown = 1): Item => ({
  name,
  templateParameters: { size },
});

describe('requests for several clusters', () => {
  let focom: FocomFixture;

  beforeAll(async () => {
    focom = await FocomFixture.start();
    await focom.applyTemplate('sized', {
      type: 'object',
      properties: { size: { type: 'integer' } },
    });
    await focom.applyTemplate('any');
  });

  afterAll(async () => {
    await focom?.stop();
  });

  async function applySpec(
    name: string,
    spec: Spec,
    metadata: Partial<FocomProvisioningRequest['metadata']> = {},
  ): Promise<FocomProvisioningRequest> {
    return focom.apply(fpr, {
      metadata: { name, namespace, ...metadata },
      spec,
    });
  }

  const applyBatch = (
    name: string,
    clusters: Item[],
    spec: Spec = {},
    metadata: Partial<FocomProvisioningRequest['metadata']> = {},
  ) =>
    applySpec(
      name,
      {
        templateName: 'sized',
        templateVersion: 'v1',
        templateParameters: { site: 'x' },
        clusters,
        ...spec,
      },
      metadata,
    );

  /** Waits until FOCOM has something to say of the generation that the caller knows. */
  const until = (
    request: FocomProvisioningRequest,
    wanted: Parameters<FocomFixture['until']>[1],
  ) =>
    focom.until(
      request,
      (status, object) =>
        (status.observedGeneration ?? 0) >= request.metadata.generation! &&
        wanted(status, object),
    );

  const keyOf = ({ metadata }: FocomProvisioningRequest, cluster: string) => ({
    name: remoteNameOf({ metadata, cluster }),
  });

  /** What the O-Cloud has of a request. */
  async function remotesOf({
    metadata,
  }: FocomProvisioningRequest): Promise<Record<string, ProvisioningRequest>> {
    const { items } = await focom.client.list<ProvisioningRequest>(pr, {
      labelSelector: `${labels.focomRequestUid}=${metadata.uid}`,
    });
    return Object.fromEntries(
      items.map(remote => [
        remote.metadata.labels?.[labels.focomRequestCluster],
        remote,
      ]),
    );
  }

  async function setState(
    request: FocomProvisioningRequest,
    cluster: string,
    provisioningState: State,
  ): Promise<void> {
    await focom.client.patch(
      pr,
      keyOf(request, cluster),
      {
        status: {
          provisioningStatus: {
            provisioningState,
            provisioningMessage: `It is ${provisioningState}.`,
          },
        },
      },
      { subresource: 'status' },
    );
  }

  const setFinalizers = (
    request: FocomProvisioningRequest,
    cluster: string,
    finalizers: string[],
  ) =>
    focom.client.patch(pr, keyOf(request, cluster), {
      metadata: { finalizers },
    });

  const annotate = (
    { metadata }: FocomProvisioningRequest,
    key: string,
    value: string | null,
  ) =>
    focom.client.patch<FocomProvisioningRequest>(fpr, metadata, {
      metadata: { annotations: { [key]: value } },
    });

  /** As if nothing had been said yet; what was said before is not taken for news. */
  async function forgetStatus(
    request: FocomProvisioningRequest,
  ): Promise<void> {
    await focom.client.patch(
      fpr,
      request.metadata,
      { status: null },
      { subresource: 'status' },
    );
    await focom.until(request, (_, { status }) => status === undefined);
  }

  const phasesOf = ({ status }: FocomProvisioningRequest) =>
    Object.fromEntries(
      (status?.clusters ?? []).map(({ name, phase }) => [name, phase]),
    );
  const namesOf = (status: FocomProvisioningRequest['status']) =>
    (status?.clusters ?? []).map(({ name }) => name).join();

  const sentAll = (request: FocomProvisioningRequest) =>
    until(request, ({ conditions }) => conditions?.[0]?.reason === 'Succeeded');

  it('make each of them, and tell how they go', async () => {
    const request = await applyBatch(
      'three',
      [item('a'), item('b', 2), item('c', 3)],
      {},
      { annotations: { [annotations.owner]: 'group:default/edge' } },
    );
    await sentAll(request);
    const remotes = await remotesOf(request);
    expect(Object.keys(remotes).sort()).toEqual(['a', 'b', 'c']);
    expect(remotes.b).toMatchObject({
      metadata: {
        name: `three-b-${request.metadata.uid?.slice(0, 8)}`,
        annotations: { [annotations.owner]: 'group:default/edge' },
      },
      spec: {
        name: 'b',
        templateName: 'sized',
        templateVersion: 'v1',
        templateParameters: { clusterName: 'b', site: 'x', size: 2 },
      },
    });

    await setState(request, 'a', 'fulfilled');
    await setState(request, 'b', 'progressing');
    const going = await until(
      request,
      ({ progress }) => progress?.fulfilled === 1 && progress.progressing === 1,
    );
    expect(going.status).toMatchObject({
      phase: 'PROGRESSING',
      message: '1 of 3 clusters fulfilled, 1 progressing, 1 pending.',
      progress: { total: 3, pending: 1, failed: 0, summary: '1/3' },
    });
    await setState(request, 'b', 'failed');
    await setState(request, 'c', 'fulfilled');
    const failed = await focom.untilPhase(request, 'FAILED');
    expect(failed.status?.message).toBe(
      "2 of 3 clusters fulfilled, 1 failed. 'b': It is failed.",
    );
    await setState(request, 'b', 'fulfilled');
    const done = await focom.untilPhase(request, 'FULFILLED');
    expect(done.status?.conditions).toMatchObject([
      { type: 'Submitted', status: 'True' },
      { type: 'Feasible', status: 'Unknown', reason: 'NotKnown' },
      { type: 'Ready', status: 'True' },
    ]);
    expect(done.status?.revision).toBe(1);
  });

  it('send those that are valid, and say why the others are not', async () => {
    const request = await applyBatch('some', [item('a'), item('b', 'big')]);
    const partly = await until(
      request,
      ({ conditions }) => conditions?.[0]?.reason === 'PartlySubmitted',
    );
    expect(partly.status?.clusters?.[1]).toMatchObject({
      name: 'b',
      phase: 'FAILED',
      reason: 'InvalidParameters',
      message: expect.stringContaining('/size: must be integer'),
    });
    expect(Object.keys(await remotesOf(request))).toEqual(['a']);
    const corrected = await applyBatch('some', [item('a'), item('b', 2)]);
    await sentAll(corrected);
    expect(Object.keys(await remotesOf(request)).sort()).toEqual(['a', 'b']);
  });

  it('send none until all are valid, where it is all or nothing', async () => {
    const spec: Spec = { batchPolicy: 'AllOrNothing' };
    const bad = [item('a'), item('b', 'big'), item('c')];
    const request = await applyBatch('strict', bad, spec);
    const held = await until(request, ({ phase }) => phase === 'FAILED');
    expect(held.status?.conditions?.[0].reason).toBe('InvalidParameters');
    expect(held.status?.clusters).toMatchObject([
      { name: 'a', phase: 'PENDING', reason: 'BatchHeld' },
      { name: 'b', phase: 'FAILED', reason: 'InvalidParameters' },
      { name: 'c', phase: 'PENDING', reason: 'BatchHeld' },
    ]);
    expect(await remotesOf(request)).toEqual({});
    expect(held.metadata.finalizers).toBeUndefined();

    const good = [item('a'), item('b'), item('c')];
    await sentAll(await applyBatch('strict', good, spec));
    const before = await remotesOf(request);
    expect(Object.keys(before).sort()).toEqual(['a', 'b', 'c']);

    // nor is anything of a change carried out that is not valid as a whole
    const change = [item('a', 2), item('b', 'big')];
    const changed = await applyBatch('strict', change, spec);
    await until(
      changed,
      ({ conditions }) => conditions?.[0]?.reason === 'PartlySubmitted',
    );
    expect(await remotesOf(request)).toEqual(before);
  });

  it('make one that is added, and delete one that is taken out, and wait for that', async () => {
    const request = await applyBatch('moving', [item('a'), item('b')]);
    await sentAll(request);
    await setState(request, 'a', 'fulfilled');
    await setFinalizers(request, 'b', ['test/hold']);
    const changed = await applyBatch('moving', [item('a'), item('c')]);
    await until(changed, status => namesOf(status) === 'a,c,b');
    const leaving = await until(
      changed,
      ({ clusters }) => clusters?.[2]?.phase === 'DELETING',
    );
    expect(leaving.status?.clusters?.[2]).toMatchObject({
      remoteName: keyOf(request, 'b').name,
      reason: 'NotWanted',
    });
    await setState(request, 'c', 'fulfilled');
    await until(changed, ({ progress }) => progress?.summary === '2/3');
    expect(
      (await focom.untilPhase(request, 'PROGRESSING')).status?.revision,
    ).toBe(2);

    // wanted again before it is gone: it is made again then
    const again = await applyBatch('moving', [item('a'), item('c'), item('b')]);
    await until(again, ({ clusters }) =>
      Boolean(clusters?.[2]?.message.startsWith('Is made again once')),
    );
    const { b: old } = await remotesOf(request);
    await setFinalizers(request, 'b', []);
    const made = await focom.observer.until<ProvisioningRequest>(
      pr,
      keyOf(request, 'b'),
      ({ metadata }) => metadata.uid !== old.metadata.uid,
    );
    expect(made.metadata.deletionTimestamp).toBeUndefined();

    const less = await applyBatch('moving', [item('a')]);
    await until(less, status => namesOf(status) === 'a');
    await focom.untilPhase(less, 'FULFILLED');
    expect(Object.keys(await remotesOf(request))).toEqual(['a']);
  });

  it('pass a change of one on to that one, put back what somebody changed, and miss what somebody deleted', async () => {
    const request = await applyBatch('kept', [item('a'), item('b')]);
    await sentAll(request);
    const before = await remotesOf(request);
    await sentAll(await applyBatch('kept', [item('a'), item('b', 5)]));
    const after = await remotesOf(request);
    expect(after.b.spec.templateParameters.size).toBe(5);
    expect(after.a.metadata.resourceVersion).toBe(
      before.a.metadata.resourceVersion,
    );

    await focom.client.patch(pr, keyOf(request, 'a'), {
      spec: { templateParameters: { size: 9 } },
    });
    await focom.observer.until<ProvisioningRequest>(
      pr,
      keyOf(request, 'a'),
      ({ metadata, spec }) =>
        metadata.generation! >= 3 && spec.templateParameters.size === 1,
    );
    await focom.observer.untilSome<
      KubernetesObject & { reason: string; message: string }
    >(
      resourceTypes.event,
      ({ reason, message }) =>
        reason === 'SpecRestored' && message.includes('kept-a-'),
    );

    await focom.client.delete(pr, keyOf(request, 'b'));
    const missed = await until(
      request,
      ({ clusters }) => clusters?.[1]?.reason === 'RemoteDeleted',
    );
    expect(phasesOf(missed)).toEqual({ a: 'PENDING', b: 'FAILED' });
    expect(Object.keys(await remotesOf(request))).toEqual(['a']);
  });

  it('go only when the O-Cloud is done with all of them', async () => {
    const request = await applyBatch('leaving', [item('a'), item('b')]);
    await sentAll(request);
    await setFinalizers(request, 'a', ['test/hold']);
    await setFinalizers(request, 'b', ['test/hold']);
    await focom.delete(request);
    await focom.until(request, ({ progress }) => progress?.deleting === 2);
    await setFinalizers(request, 'a', []);
    await focom.until(
      request,
      status => status.phase === 'DELETING' && namesOf(status) === 'b',
    );
    await setFinalizers(request, 'b', []);
    await focom.untilGone(request);
    expect(await remotesOf(request)).toEqual({});
  });

  it('are taken up again after a crash, with nothing made twice and nothing forgotten', async () => {
    const request = await applyBatch('crashed', [item('a'), item('b')]);
    await sentAll(request);
    await focom.stopOperator();
    // as if it had died between making them and saying so, and before it came to the other
    const before = await remotesOf(request);
    await focom.client.delete(pr, keyOf(request, 'b'));
    await forgetStatus(request);
    await focom.startOperator();
    await sentAll(request);
    const after = await remotesOf(request);
    expect(Object.keys(after).sort()).toEqual(['a', 'b']);
    expect(after.a.metadata).toMatchObject({
      uid: before.a.metadata.uid,
      resourceVersion: before.a.metadata.resourceVersion,
    });
    const settled = await remotesOf(request);
    expect(settled).toEqual(after);

    // what was taken out, or deleted, while it was away
    await focom.stopOperator();
    const changed = await applyBatch('crashed', [item('b')]);
    await forgetStatus(request);
    await focom.startOperator();
    await until(changed, status => namesOf(status) === 'b');
    await focom.observer.untilGone(pr, keyOf(request, 'a'));
    await focom.stopOperator();
    await focom.delete(request);
    await focom.startOperator();
    await focom.untilGone(request);
    expect(await remotesOf(request)).toEqual({});
  });

  it('can be drafts: each is previewed, and all are sent when that is approved', async () => {
    const spec: Spec = { mode: 'Draft' };
    const request = await applyBatch(
      'planned',
      [item('a'), item('b', 'big')],
      spec,
    );
    const waiting = await focom.untilReason(request, 'AwaitingApproval');
    expect(waiting.status?.preview).toMatchObject({
      objects: [
        { kind: 'ProvisioningRequest', name: keyOf(request, 'a').name },
        { kind: 'Cluster', name: 'a' },
        { kind: 'ProvisioningRequest', name: keyOf(request, 'b').name },
        { kind: 'Cluster', name: 'b' },
      ],
      violations: [{ pointer: '/b/size' }],
      message: expect.stringContaining(
        "0 of 2 clusters can be made now; of 1 nobody can tell. Each of the others is made when it can be. 'b' (InvalidParameters)",
      ),
    });
    expect(await remotesOf(request)).toEqual({});
    const corrected = await applyBatch('planned', [item('a'), item('b')], spec);
    await annotate(
      corrected,
      annotations.approve,
      `${corrected.metadata.generation}`,
    );
    const sent = await sentAll(corrected);
    expect(sent.status?.revision).toBe(1);

    const draft = await applyBatch('planned', [item('a')], spec);
    await focom.untilReason(draft, 'AwaitingApproval');
    expect(Object.keys(await remotesOf(request)).sort()).toEqual(['a', 'b']);
    await annotate(draft, annotations.approve, `${draft.metadata.generation}`);
    await until(draft, ({ revision }) => revision === 2);
    await focom.observer.untilGone(pr, keyOf(request, 'b'));

    await annotate(draft, annotations.restoreRevision, '1');
    const restored = await focom.until(
      draft,
      (_, { spec: now }) => now.clusters?.length === 2,
    );
    expect(restored.spec.mode).toBe('Draft');
  });

  it('are paused as a whole', async () => {
    const request = await applyBatch('paused', [item('a'), item('b')]);
    await sentAll(request);
    await annotate(request, annotations.paused, '');
    for (const cluster of ['a', 'b']) {
      const { metadata } = await focom.observer.until<ProvisioningRequest>(
        pr,
        keyOf(request, cluster),
        remote => annotations.paused in (remote.metadata.annotations ?? {}),
      );
      expect(metadata.annotations?.[annotations.paused]).toBe('focom');
    }
  });

  it.each<[string, Spec, string]>([
    ['nothing', { templateName: 'any' }, 'templateName, templateVersion and'],
    [
      'two things',
      { allClusters: true, clusterNames: ['a'] },
      'give one of them',
    ],
    [
      'a name twice',
      {
        templateName: 'a',
        templateVersion: 'b',
        clusters: [item('a'), item('a')],
      },
      'Duplicate value',
    ],
    [
      'a cluster without a template',
      { clusters: [{ name: 'a', templateName: 'x' }] },
      'each of clusters needs a templateName and a templateVersion',
    ],
    [
      'a name that is none',
      { templateName: 'a', templateVersion: 'b', clusters: [item('A.b')] },
      'should match',
    ],
    [
      'a scale without a number',
      { operation: 'scale', clusterName: 'a' },
      'operation: scale and targetWorkerCount go together',
    ],
  ])('are refused that say %s', async (_, spec, message) => {
    // kubectl would refuse a key twice by itself; a client that creates is told by the server
    const object = {
      apiVersion: 'focom.nephio.org/v1alpha1',
      kind: 'FocomProvisioningRequest',
      metadata: { name: 'refused', namespace },
      spec,
    };
    await expect(focom.client.create(fpr, object)).rejects.toThrow(message);
  });

  it('stay what they are', async () => {
    const request = await applyBatch('stays', [item('a')]);
    await expect(
      focom.client.patch(fpr, request.metadata, {
        spec: { clusters: null, templateParameters: {} },
      }),
    ).rejects.toThrow('cannot become each other');
  });

  describe('of an inventory', () => {
    const host = (id: string) => ({ host_id: id, host_pwd: 'correct-horse' });
    const cluster = (name: string, master: string, ...workers: string[]) => ({
      cluster_name: name,
      cluster_masters: [{ host_id: master }],
      cluster_workers: workers.map(host_id => ({ host_id })),
    });
    const applyInventory = (clusters: object[], more: object = {}) =>
      focom.apply(resourceTypes.configMap, {
        metadata: { name: 'inventory', namespace },
        data: {
          'input.json': JSON.stringify({
            k8s_version: 'v1.32.0',
            hosts: ['1', '2', '3', '4'].map(host),
            clusters,
            ...more,
          }),
        },
      });

    it('wait for it, follow it, and take nothing secret from it', async () => {
      await focom.apply(resourceTypes.templateInfo, {
        metadata: { name: 'byoh-workload-cluster-v1.0.0', namespace },
        spec: {
          templateName: 'byoh-workload-cluster',
          templateVersion: 'v1.0.0',
          templateParameterSchema: '{}',
        },
      });
      const all = await applySpec('all', { allClusters: true });
      const early = await focom.untilReason(all, 'InventoryNotFound');
      expect(early.status).toMatchObject({
        phase: 'PENDING',
        message: expect.stringContaining("ConfigMap 'inventory'"),
      });

      await applyInventory([cluster('core', '1', '2')]);
      await sentAll(all);
      expect((await remotesOf(all)).core.spec).toEqual({
        name: 'core',
        templateName: 'byoh-workload-cluster',
        templateVersion: 'v1.0.0',
        templateParameters: {
          clusterName: 'core',
          clusterProvisioner: 'byoh',
          k8sVersion: 'v1.32.0',
          hosts: { masters: [{ hostId: '1' }], workers: [{ hostId: '2' }] },
        },
      });

      await applyInventory([
        cluster('core', '1', '2', '3'),
        cluster('edge', '4'),
      ]);
      await focom.until(all, status => namesOf(status) === 'core,edge');
      const grown = await focom.observer.until<ProvisioningRequest>(
        pr,
        keyOf(all, 'core'),
        ({ metadata }) => metadata.generation === 2,
      );
      expect(grown.spec.templateParameters.hosts).toMatchObject({
        workers: [{ hostId: '2' }, { hostId: '3' }],
      });
      const events = await focom.client.list<
        KubernetesObject & { reason: string; message: string }
      >(resourceTypes.event);
      expect(
        events.items.filter(
          ({ reason, message }) =>
            reason === 'SpecRestored' && message.includes('all-core'),
        ),
      ).toEqual([]);

      // what is no inventory changes nothing
      await applyInventory([], { clusters: [] });
      const broken = await focom.untilReason(all, 'InventoryInvalid');
      expect(broken.status?.message).toContain(
        '/clusters: must NOT have fewer',
      );
      expect(Object.keys(await remotesOf(all)).sort()).toEqual([
        'core',
        'edge',
      ]);

      await applyInventory([cluster('core', '1', '2', '3')]);
      await focom.observer.untilGone(pr, keyOf(all, 'edge'));
      await focom.until(all, status => namesOf(status) === 'core');

      const some = await applySpec('some-of-it', {
        clusterNames: ['core', 'none'],
      });
      const partly = await until(
        some,
        status => namesOf(status) === 'core,none',
      );
      expect(partly.status?.clusters?.[1]).toMatchObject({
        phase: 'FAILED',
        reason: 'ClusterNotInInventory',
      });

      const objects = [
        ...(await focom.client.list(fpr)).items,
        ...(await focom.client.list(pr)).items,
        ...(await focom.client.list(resourceTypes.event)).items,
        ...(await focom.client.list(resourceTypes.controllerRevision)).items,
      ];
      expect(JSON.stringify(objects)).not.toContain('horse');

      const scale = await applySpec('scale-core', {
        operation: 'scale',
        clusterName: 'core',
        targetWorkerCount: 5,
      });
      const refused = await focom.untilReason(scale, 'WorkersPinned');
      expect(refused.status).toMatchObject({
        phase: 'FAILED',
        message: expect.stringContaining('cluster_workers in ConfigMap'),
      });
    });

    it('say how FOCOM is given the right to read it', async () => {
      const request = await applySpec('hidden', {
        allClusters: true,
        inventory: 'other',
      });
      const { status } = await focom.untilReason(request, 'InventoryNotFound');
      expect(status?.message).toContain(
        "FOCOM may not read ConfigMap 'other' in namespace 'default'",
      );
    });
  });

  describe('and one that scales', () => {
    const scale = (clusterName: string, targetWorkerCount: number): Spec => ({
      operation: 'scale',
      clusterName,
      targetWorkerCount,
    });

    it('changes another one, once, and is done when that is', async () => {
      const missing = await applySpec('scale-1', scale('growing', 3));
      const refused = await focom.untilReason(missing, 'ClusterNotFound');
      expect(refused.status?.phase).toBe('FAILED');

      const request = await focom.applyRequest('growing', {
        templateParameters: {
          clusterName: 'growing',
          workers: { replicas: 1, selector: { matchLabels: { a: 'b' } } },
        },
      });
      await focom.until(
        request,
        (_, { spec }) =>
          (spec.templateParameters?.workers as { replicas: number })
            .replicas === 3,
      );
      const remote = await focom.remoteOf(
        request,
        ({ spec }) =>
          (spec.templateParameters.workers as { replicas: number }).replicas ===
          3,
      );
      expect(remote.spec.templateParameters.workers).toEqual({
        replicas: 3,
        selector: { matchLabels: { a: 'b' } },
      });
      await focom.setRemoteStatus(request, {
        provisioningStatus: {
          provisioningState: 'fulfilled',
          provisioningMessage: 'It runs.',
        },
      });
      const done = await focom.untilPhase(missing, 'FULFILLED');
      expect(done.status?.message).toContain('asks for 3 workers. It runs.');

      // an operation, and no wish for ever
      const changed = await focom.client.patch<FocomProvisioningRequest>(
        fpr,
        request.metadata,
        { spec: { templateParameters: { workers: { replicas: 2 } } } },
      );
      await focom.untilReason(changed, 'Succeeded');
      const second = await applySpec('scale-2', scale('growing', 4));
      await until(
        second,
        ({ conditions }) => conditions?.[0]?.status === 'True',
      );
      expect(
        (await focom.client.get(fpr, missing.metadata))?.metadata
          .resourceVersion,
      ).toBe(done.metadata.resourceVersion);
      await focom.delete(second);
      await focom.untilGone(second);
    });

    it('changes one of several', async () => {
      const request = await applyBatch('many', [item('left'), item('right')], {
        templateName: 'any',
      });
      await sentAll(request);
      const scaling = await applySpec('scale-right', scale('right', 2));
      await focom.observer.until<ProvisioningRequest>(
        pr,
        keyOf(request, 'right'),
        ({ spec }) =>
          (spec.templateParameters.workers as { replicas?: number })
            ?.replicas === 2,
      );
      expect((await remotesOf(request)).left.metadata.generation).toBe(1);
      await setState(request, 'right', 'fulfilled');
      await focom.untilPhase(scaling, 'FULFILLED');
    });

    it('does not choose among hosts that are named', async () => {
      await focom.applyRequest('pinned', {
        templateParameters: {
          clusterName: 'pinned',
          hosts: { workers: [{ hostId: '1' }] },
        },
      });
      const scaling = await applySpec('scale-pinned', scale('pinned', 2));
      const { status } = await focom.untilReason(scaling, 'WorkersPinned');
      expect(status?.message).toContain('names one by one in hosts.workers');
    });
  });
});
