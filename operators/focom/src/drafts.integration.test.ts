import {
  annotations,
  ControllerRevision,
  finalizers,
  FocomProvisioningRequest,
  KubernetesObject,
  labels,
  ProvisioningRequest,
  resourceTypes,
} from '@o2ims-portal/api';
import { FocomFixture } from './__testUtils__/FocomFixture';
import { remoteNameOf } from './requests/renderProvisioningRequest';
import { digestSpec } from './revisions/digestSpec';
import { RequestRevision } from './revisions/renderRevision';

jest.setTimeout(60_000);

const fpr = resourceTypes.focomProvisioningRequest;
const pr = resourceTypes.provisioningRequest;
const revisionType = resourceTypes.controllerRevision;

type Spec = FocomProvisioningRequest['spec'];

interface Event extends KubernetesObject {
  type: string;
  reason: string;
  message: string;
  involvedObject: { uid: string };
}

const sized = (size: unknown): Partial<Spec> => ({
  templateName: 'sized',
  templateParameters: { clusterName: 'edge', size },
});
const draftOf = (size: unknown): Partial<Spec> => ({
  ...sized(size),
  mode: 'Draft',
});

describe('drafts', () => {
  let focom: FocomFixture;

  beforeAll(async () => {
    focom = await FocomFixture.start();
    await focom.applyTemplate('sized', {
      type: 'object',
      required: ['size'],
      properties: { size: { type: 'integer' } },
    });
  });

  afterAll(async () => {
    await focom?.stop();
  });

  async function annotate(
    request: FocomProvisioningRequest,
    key: string,
    value: string | null,
  ): Promise<FocomProvisioningRequest> {
    return focom.client.patch(
      fpr,
      request.metadata,
      { metadata: { annotations: { [key]: value } } },
      { fieldManager: 'kubectl-annotate' },
    );
  }

  const approve = (
    request: FocomProvisioningRequest,
    generation = request.metadata.generation,
  ) => annotate(request, annotations.approve, `${generation}`);

  const restore = (request: FocomProvisioningRequest, revision: string) =>
    annotate(request, annotations.restoreRevision, revision);

  async function untilEvent(
    request: FocomProvisioningRequest,
    reason: string,
  ): Promise<Event> {
    return focom.observer.untilSome<Event>(
      resourceTypes.event,
      event =>
        event.reason === reason &&
        event.involvedObject.uid === request.metadata.uid,
    );
  }

  async function revisionsOf({
    metadata,
  }: FocomProvisioningRequest): Promise<RequestRevision[]> {
    const { items } = await focom.client.list<RequestRevision>(revisionType, {
      namespace: metadata.namespace,
      labelSelector: `${labels.focomRequestUid}=${metadata.uid}`,
    });
    return items.sort((a, b) => a.revision - b.revision);
  }

  /** Number and size of each revision. */
  async function historyOf(
    request: FocomProvisioningRequest,
  ): Promise<[number, unknown][]> {
    return (await revisionsOf(request)).map(({ revision, data }) => [
      revision,
      data?.spec.templateParameters?.size,
    ]);
  }

  const sizeOf = (remote: ProvisioningRequest | undefined) =>
    remote?.spec.templateParameters.size;

  /** Executed as revision 1. */
  async function executed(
    name: string,
    size: number,
  ): Promise<FocomProvisioningRequest> {
    const request = await focom.applyRequest(name, sized(size));
    return focom.until(request, ({ revision }) => revision === 1);
  }

  it('are checked and shown, and sent when they are approved', async () => {
    const request = await focom.applyRequest('new', draftOf(1));
    const waiting = await focom.untilReason(request, 'AwaitingApproval');
    expect(waiting.status).toMatchObject({
      phase: 'PENDING',
      message: expect.stringContaining(`${annotations.approve}=1`),
      observedGeneration: 1,
      preview: {
        generation: 1,
        feasible: 'Unknown',
        objects: [
          { kind: 'ProvisioningRequest', name: remoteNameOf(request) },
          { kind: 'Cluster', name: 'edge' },
        ],
        violations: [],
      },
    });
    expect(waiting.status?.remoteName).toBeUndefined();
    expect(waiting.metadata.finalizers).toBeUndefined();
    expect(await untilEvent(request, 'AwaitingApproval')).toMatchObject({
      type: 'Normal',
    });
    expect(await focom.readRemote(request)).toBeUndefined();

    await approve(request);
    const sent = await focom.untilReason(request, 'Succeeded');
    expect(sent.status).toMatchObject({
      revision: 1,
      remoteName: remoteNameOf(request),
    });
    expect(sent.status?.preview).toBeUndefined();
    expect(sizeOf(await focom.readRemote(request))).toBe(1);
    const [revision] = await revisionsOf(request);
    expect(revision).toMatchObject({
      metadata: {
        annotations: {
          [annotations.approvedGeneration]: '1',
          [annotations.approvedBy]: 'kubectl-annotate',
          [annotations.approvedAt]: expect.stringMatching(/^\d{4}-.*Z$/),
        },
      },
      data: {
        spec: {
          templateName: 'sized',
          templateVersion: 'v1',
          templateParameters: { clusterName: 'edge', size: 1 },
        },
      },
    });
    const { message } = await untilEvent(request, 'Approved');
    expect(message).toContain("Generation 1 was approved by way of 'kubectl-");

    // the approval has done its work: what was executed stays without it
    await annotate(request, annotations.approve, null);
    await annotate(request, 'note', 'seen');
    const changed = await focom.applyRequest('new', draftOf(2));
    await focom.untilReason(changed, 'AwaitingApproval');
    expect(sizeOf(await focom.readRemote(request))).toBe(1);
  });

  it('are not sent for the approval of another generation', async () => {
    const request = await focom.applyRequest('mistaken', draftOf(1));
    await focom.untilReason(request, 'AwaitingApproval');
    await approve(request, 7);
    const waiting = await focom.untilReason(request, 'OtherGenerationApproved');
    expect(waiting.status).toMatchObject({
      phase: 'PENDING',
      message: expect.stringMatching(
        /Approved is generation '7', but this draft is generation 1: nothing is sent.*focom\.nephio\.org\/approve=1/,
      ),
    });
    expect(await untilEvent(request, 'OtherGenerationApproved')).toMatchObject({
      type: 'Warning',
    });
    expect(await focom.readRemote(request)).toBeUndefined();
    expect(await historyOf(request)).toEqual([]);

    await approve(request);
    await focom.untilReason(request, 'Succeeded');
  });

  it('say what is wrong with them, and are refused for as long as it is', async () => {
    const request = await focom.applyRequest('invalid', {
      ...draftOf('big'),
      templateName: 'mended',
    });
    const missing = await focom.untilReason(request, 'TemplateNotFound');
    expect(missing.status?.phase).toBe('FAILED');
    await focom.applyTemplate('mended', {
      properties: { size: { type: 'integer' } },
    });
    const wrong = await focom.untilReason(request, 'InvalidParameters');
    expect(wrong.status).toMatchObject({
      phase: 'FAILED',
      preview: {
        generation: 1,
        violations: [{ pointer: '/size', message: 'must be integer' }],
      },
    });

    await approve(request);
    await focom.until(request, (_, { metadata }) =>
      Boolean(metadata.annotations?.[annotations.approve]),
    );
    await focom.applyTemplate('mended', {
      properties: { size: { type: 'boolean' } },
    });
    const refused = await focom.until(request, ({ message }) =>
      message!.includes('must be boolean'),
    );
    expect(refused.status).toMatchObject({
      phase: 'FAILED',
      preview: { violations: [{ pointer: '/size' }] },
    });
    expect(await focom.readRemote(request)).toBeUndefined();

    await focom.applyTemplate('mended', {
      properties: { size: { type: 'string' } },
    });
    await focom.untilReason(request, 'Succeeded');
    expect(sizeOf(await focom.readRemote(request))).toBe('big');
  });

  it('wait for their O-Cloud, and say what would come of them meanwhile', async () => {
    const request = await focom.applyRequest('lost', {
      ...draftOf(1),
      oCloudId: 'nowhere',
    });
    const waiting = await focom.untilReason(request, 'OCloudNotFound');
    expect(waiting.status).toMatchObject({
      phase: 'PENDING',
      preview: { generation: 1, violations: [] },
    });
  });

  describe('of a change', () => {
    it('leave the O-Cloud as it is until they are approved', async () => {
      const request = await executed('running', 1);
      await focom.setRemoteStatus(request, {
        provisioningStatus: {
          provisioningState: 'fulfilled',
          provisioningMessage: 'It runs',
        },
      });
      await focom.untilPhase(request, 'FULFILLED');
      const before = await focom.remoteOf(request);

      const draft = await focom.applyRequest('running', draftOf(2));
      const waiting = await focom.untilReason(draft, 'AwaitingApproval');
      expect(waiting.status).toMatchObject({
        phase: 'FULFILLED',
        message: 'It runs',
        revision: 1,
        preview: { generation: 2 },
      });
      const invalid = await focom.applyRequest('running', draftOf('big'));
      const wrong = await focom.untilReason(invalid, 'InvalidParameters');
      expect(wrong.status).toMatchObject({
        phase: 'FULFILLED',
        preview: { violations: [{ pointer: '/size' }] },
      });
      expect((await focom.readRemote(request))?.metadata.resourceVersion).toBe(
        before.metadata.resourceVersion,
      );

      // what is in force is followed, and put back, as ever
      await focom.client.patch(
        pr,
        { name: remoteNameOf(request) },
        { spec: { templateParameters: { size: 9 } } },
      );
      await untilEvent(request, 'SpecRestored');
      expect(sizeOf(await focom.readRemote(request))).toBe(1);
      await focom.setRemoteStatus(request, {
        provisioningStatus: {
          provisioningState: 'failed',
          provisioningMessage: 'A host is gone',
        },
      });
      const failed = await focom.untilPhase(request, 'FAILED');
      expect(failed.status?.message).toBe('A host is gone');

      const mended = await focom.applyRequest('running', draftOf(3));
      await focom.untilReason(mended, 'AwaitingApproval');
      await approve(mended);
      const sent = await focom.untilReason(mended, 'Succeeded');
      expect(sent.status?.revision).toBe(2);
      expect(sizeOf(await focom.readRemote(request))).toBe(3);
      expect(await historyOf(request)).toEqual([
        [1, 1],
        [2, 3],
      ]);
    });

    it('are executed in mode Execute, and wait for nothing when they change nothing', async () => {
      const request = await executed('switched', 1);
      const same = await focom.applyRequest('switched', draftOf(1));
      const nothing = await focom.untilReason(same, 'Succeeded');
      expect(nothing.status?.preview).toBeUndefined();
      const draft = await focom.applyRequest('switched', draftOf(2));
      await focom.untilReason(draft, 'AwaitingApproval');
      const final = await focom.applyRequest('switched', sized(2));
      const sent = await focom.untilReason(final, 'Succeeded');
      expect(sent.status).toMatchObject({ revision: 2, phase: 'PENDING' });
      expect(sizeOf(await focom.readRemote(request))).toBe(2);
      expect(await historyOf(request)).toEqual([
        [1, 1],
        [2, 2],
      ]);
    });
  });

  describe('and revisions', () => {
    it('are restored as an ordinary change', async () => {
      const request = await executed('restored', 1);
      const changed = await focom.applyRequest('restored', {
        ...sized(2),
        description: 'Two',
      });
      await focom.until(changed, ({ revision }) => revision === 2);

      await restore(request, '1');
      const back = await focom.until(request, ({ revision }) => revision === 3);
      expect(back.spec).toMatchObject({ mode: 'Execute', oCloudId: 'local' });
      expect(back.spec.description).toBeUndefined();
      expect(back.metadata.annotations ?? {}).not.toHaveProperty([
        annotations.restoreRevision,
      ]);
      const remote = await focom.readRemote(request);
      expect(remote?.spec).toEqual({
        templateName: 'sized',
        templateVersion: 'v1',
        templateParameters: { clusterName: 'edge', size: 1 },
      });
      expect((await untilEvent(request, 'RevisionRestored')).message).toContain(
        'revision 1 again, and is executed',
      );
      expect(await historyOf(request)).toEqual([
        [1, 1],
        [2, 2],
        [3, 1],
      ]);
    });

    it('become drafts again in mode Draft', async () => {
      const request = await executed('redrafted', 1);
      await focom.until(
        await focom.applyRequest('redrafted', sized(2)),
        ({ revision }) => revision === 2,
      );
      const draft = await focom.applyRequest('redrafted', draftOf(3));
      await focom.untilReason(draft, 'AwaitingApproval');
      await restore(request, '1');
      const back = await focom.until(
        request,
        ({ preview }) => preview?.generation === 4,
      );
      expect(back.spec).toMatchObject({
        mode: 'Draft',
        templateParameters: { clusterName: 'edge', size: 1 },
      });
      expect(back.status?.revision).toBe(2);
      expect(sizeOf(await focom.readRemote(request))).toBe(2);
      await approve(back);
      await focom.until(request, ({ revision }) => revision === 3);
      expect(sizeOf(await focom.readRemote(request))).toBe(1);
    });

    it.each(['7', '0', 'last', '01'])(
      'that are not there (%s) change nothing, and those that are, are named',
      async number => {
        const name = `missing-${number}`;
        const request = await executed(name, 1);
        await restore(request, number);
        const answered = await focom.until(
          request,
          (_, { metadata }) =>
            !metadata.annotations?.[annotations.restoreRevision],
        );
        expect(answered.metadata.generation).toBe(1);
        const { message } = await untilEvent(request, 'RevisionNotFound');
        expect(message).toBe(
          `There is no revision '${number}' to restore. There are 1.`,
        );
      },
    );

    it('are as many as the history has room for', async () => {
      await focom.stopOperator();
      await focom.startOperator({ revisionHistoryLimit: 3 });
      const request = await executed('busy', 1);
      for (const size of [2, 3, 4, 5]) {
        await focom.until(
          await focom.applyRequest('busy', sized(size)),
          ({ revision }) => revision === size,
        );
      }
      const others = await focom.observer.untilAll<ControllerRevision>(
        revisionType,
        all =>
          all.filter(
            ({ metadata }) =>
              metadata.labels?.[labels.focomRequestUid] ===
              request.metadata.uid,
          ).length === 3,
      );
      expect(others.length).toBeGreaterThan(3);
      expect(await historyOf(request)).toEqual([
        [3, 3],
        [4, 4],
        [5, 5],
      ]);
      await focom.stopOperator();
      await focom.startOperator();
    });

    it('go with the request, and before it', async () => {
      const request = await executed('going', 1);
      const [revision] = await revisionsOf(request);
      expect(revision.metadata.ownerReferences).toEqual([
        expect.objectContaining({ uid: request.metadata.uid }),
      ]);
      await focom.delete(request);
      await focom.untilGone(request);
      expect(await historyOf(request)).toEqual([]);
    });

    it('are kept again when somebody deletes them, under a number of their own', async () => {
      const request = await executed('cleared', 1);
      const [{ metadata }] = await revisionsOf(request);
      await focom.client.delete(revisionType, metadata);
      await focom.until(request, ({ revision }) => revision === 2);
      expect(await historyOf(request)).toEqual([[2, 1]]);
    });
  });

  describe('survive', () => {
    it('that FOCOM dies after it kept a revision and before it sent it', async () => {
      const request = await executed('dying', 1);
      await focom.stopOperator();
      const [first] = await revisionsOf(request);
      const changed = await focom.applyRequest('dying', sized(2));
      const { name, resourceVersion, uid, ...metadata } = first.metadata;
      await focom.client.create(revisionType, {
        ...first,
        metadata: {
          ...metadata,
          name: name.replace(/1$/, '2'),
          annotations: {
            [annotations.specDigest]: digestSpec(changed.spec),
          },
        },
        revision: 2,
        data: {
          spec: {
            ...first.data!.spec,
            templateParameters: { clusterName: 'edge', size: 2 },
          },
        },
      } as RequestRevision);
      await focom.startOperator();
      await focom.until(request, ({ revision }) => revision === 2);
      expect(sizeOf(await focom.readRemote(request))).toBe(2);
      expect(await historyOf(request)).toEqual([
        [1, 1],
        [2, 2],
      ]);
    });

    it('that FOCOM dies after it sent a revision and before it said so', async () => {
      const request = await executed('silent', 1);
      const second = await focom.applyRequest('silent', sized(2));
      await focom.until(second, ({ revision }) => revision === 2);
      await focom.stopOperator();
      await focom.client.patch(
        fpr,
        request.metadata,
        { status: null },
        { subresource: 'status' },
      );
      const draft = await focom.applyRequest('silent', draftOf(3));
      const before = await focom.readRemote(request);
      await focom.startOperator();
      const waiting = await focom.untilReason(draft, 'AwaitingApproval');
      expect(waiting.status).toMatchObject({
        revision: 2,
        remoteName: remoteNameOf(request),
      });
      expect((await focom.readRemote(request))?.metadata.resourceVersion).toBe(
        before?.metadata.resourceVersion,
      );
      expect(await historyOf(request)).toEqual([
        [1, 1],
        [2, 2],
      ]);
    });

    it.each([
      ['as it is', sized(1), 'Succeeded'],
      ['as a draft', draftOf(2), 'AwaitingApproval'],
    ])(
      'with requests from before there were revisions, %s',
      async (_, spec, reason) => {
        const name = `old-${reason.toLocaleLowerCase('en-US')}`;
        const request = await executed(name, 1);
        const before = await focom.readRemote(request);
        await focom.stopOperator();
        for (const { metadata } of await revisionsOf(request)) {
          await focom.client.delete(revisionType, metadata);
        }
        await focom.client.patch(
          fpr,
          request.metadata,
          { status: { revision: null } },
          { subresource: 'status' },
        );
        const changed = await focom.applyRequest(name, spec);
        await focom.startOperator();
        const taken = await focom.until(
          changed,
          ({ revision, conditions }) =>
            revision === 1 && conditions?.[0].reason === reason,
        );
        expect(taken.metadata.finalizers).toContain(finalizers.focom);
        expect(await historyOf(request)).toEqual([[1, 1]]);
        expect(
          (await focom.readRemote(request))?.metadata.resourceVersion,
        ).toBe(before?.metadata.resourceVersion);
      },
    );
  });

  describe('that nobody cares for', () => {
    it('say when they go, and go', async () => {
      await focom.stopOperator();
      await focom.startOperator({ draftTtlSeconds: 3 });
      const running = await executed('cared', 1);
      await focom.untilReason(
        await focom.applyRequest('cared', draftOf(2)),
        'AwaitingApproval',
      );
      const patient = await focom.applyRequest('patient', {
        ...draftOf(1),
        draftTtlSeconds: 3600,
      });
      const request = await focom.applyRequest('forgotten', draftOf(1));
      const { status } = await focom.untilReason(request, 'AwaitingApproval');
      const { changedAt, expiresAt } = status!.preview!;
      expect(Date.parse(expiresAt!) - Date.parse(changedAt)).toBe(3_000);
      await focom.untilGone(request);
      const { message } = await untilEvent(request, 'DraftExpired');
      expect(message).toContain(changedAt);

      const kept = await focom.client.get<FocomProvisioningRequest>(
        fpr,
        running.metadata,
      );
      expect(kept?.status?.preview?.expiresAt).toBeUndefined();
      const long = await focom.untilReason(patient, 'AwaitingApproval');
      const { preview } = long.status!;
      expect(
        Date.parse(preview!.expiresAt!) - Date.parse(preview!.changedAt),
      ).toBe(3_600_000);
    });

    it.each([59, 31_536_001])(
      'cannot be told to live for %d seconds',
      async draftTtlSeconds => {
        const spec = { ...draftOf(1), draftTtlSeconds };
        await expect(focom.applyRequest('bounded', spec)).rejects.toThrow(
          'draftTtlSeconds',
        );
      },
    );
  });
});
