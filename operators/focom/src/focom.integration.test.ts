import {
  annotations,
  Condition,
  feasibleCondition,
  finalizers,
  FocomProvisioningRequest,
  KubernetesObject,
  OCloud,
  ProvisioningRequest,
  resourceTypes,
} from '@o2ims-portal/api';
import { remoteNameOf } from './requests/renderProvisioningRequest';
import { FocomFixture } from './__testUtils__/FocomFixture';

jest.setTimeout(60_000);

const fpr = resourceTypes.focomProvisioningRequest;
const pr = resourceTypes.provisioningRequest;

const stage: Condition = {
  type: 'Validated',
  status: 'True',
  reason: 'Succeeded',
  message: 'Word for word.',
  lastTransitionTime: '2026-01-01T00:00:00.123Z',
  observedGeneration: 1,
};

type State = NonNullable<
  NonNullable<ProvisioningRequest['status']>['provisioningStatus']
>['provisioningState'];

const state = (provisioningState: State, provisioningMessage: string) => ({
  provisioningStatus: { provisioningState, provisioningMessage },
});

describe('FOCOM', () => {
  let focom: FocomFixture;

  beforeAll(async () => {
    focom = await FocomFixture.start();
    await focom.apply(resourceTypes.namespace, {
      metadata: { name: 'other' },
    });
    for (const namespace of ['default', 'other']) {
      await focom.applyTemplate('any', {}, namespace);
    }
  });

  afterAll(async () => {
    await focom?.stop();
  });

  async function submitted(
    name: string,
    spec: Partial<FocomProvisioningRequest['spec']> = {},
    metadata: Partial<FocomProvisioningRequest['metadata']> = {},
  ): Promise<FocomProvisioningRequest> {
    const request = await focom.applyRequest(name, spec, metadata);
    return focom.untilReason(request, 'Succeeded');
  }

  type Event = KubernetesObject & {
    type: string;
    reason: string;
    involvedObject: { uid: string; name: string };
  };

  async function untilEvent(request: FocomProvisioningRequest, reason: string) {
    return focom.observer.untilSome<Event>(
      resourceTypes.event,
      event =>
        event.reason === reason &&
        event.involvedObject.uid === request.metadata.uid,
    );
  }

  describe('follows the O-Cloud', () => {
    it('from created to fulfilled to gone', async () => {
      const request = await focom.applyRequest(
        'happy',
        { name: 'Happy', description: 'All goes well' },
        { annotations: { [annotations.owner]: 'group:default/edge' } },
      );
      const remote = await focom.remoteOf(request);
      expect(remote.spec).toEqual({
        name: 'Happy',
        description: 'All goes well',
        templateName: 'any',
        templateVersion: 'v1',
        templateParameters: { clusterName: 'happy' },
      });
      expect(remote.metadata.annotations?.[annotations.owner]).toBe(
        'group:default/edge',
      );
      const pending = await focom.untilPhase(request, 'PENDING');
      expect(pending.status).toMatchObject({
        remoteName: remoteNameOf(request),
        observedGeneration: 1,
      });

      await focom.setRemoteStatus(request, {
        ...state('progressing', 'Waits for host byoh-1'),
        conditions: [stage],
      });
      const progressing = await focom.untilPhase(request, 'PROGRESSING');
      expect(progressing.status?.message).toBe('Waits for host byoh-1');
      expect(progressing.status?.conditions?.slice(1)).toEqual([
        expect.objectContaining({
          type: feasibleCondition,
          status: 'Unknown',
          reason: 'NotKnown',
        }),
        stage,
      ]);

      await focom.setRemoteStatus(request, {
        ...state('fulfilled', 'It runs'),
        provisionedResourceSet: {
          oCloudNodeClusterId: 'cluster-uid',
          oCloudInfrastructureResourceIds: ['host-uid'],
        },
      });
      const fulfilled = await focom.untilPhase(request, 'FULFILLED');
      expect(fulfilled.status?.provisionedResourceSet).toEqual({
        oCloudNodeClusterId: 'cluster-uid',
        oCloudInfrastructureResourceIds: ['host-uid'],
      });

      await focom.delete(request);
      await focom.untilGone(request);
      expect(await focom.readRemote(request)).toBeUndefined();
    });

    it('keeps requests of one name in two namespaces apart', async () => {
      const one = await submitted('twin');
      const two = await submitted('twin', {}, { namespace: 'other' });
      expect(one.status?.remoteName).not.toBe(two.status?.remoteName);
      await focom.setRemoteStatus(two, state('fulfilled', 'two'));
      await focom.untilPhase(two, 'FULFILLED');
      await focom.delete(two);
      await focom.untilGone(two);
      expect(await focom.readRemote(one)).toBeDefined();
    });

    it('passes changes on', async () => {
      const request = await submitted('changing');
      const changed = await focom.applyRequest('changing', {
        description: 'Changed',
        templateParameters: { workers: 2 },
      });
      const remote = await focom.remoteOf(
        request,
        ({ spec }) => spec.description === 'Changed',
      );
      expect(remote.spec.templateParameters).toEqual({ workers: 2 });
      const followed = await focom.untilReason(changed, 'Succeeded');
      expect(followed.status?.observedGeneration).toBe(2);
    });

    it('puts back what somebody else changed there, and says so', async () => {
      const request = await submitted('drifting');
      await focom.client.patch(
        pr,
        { name: remoteNameOf(request) },
        { spec: { templateParameters: { clusterName: 'mine', extra: true } } },
      );
      const remote = await focom.remoteOf(
        request,
        ({ metadata }) => metadata.generation! >= 3,
      );
      expect(remote.spec.templateParameters).toEqual({
        clusterName: 'drifting',
      });
      expect(await untilEvent(request, 'SpecRestored')).toMatchObject({
        type: 'Warning',
      });
    });

    it('names who changes it again and again, and gives in to the pace', async () => {
      const request = await submitted('contested');
      const key = { name: remoteNameOf(request) };
      const tuner = { isOn: true };
      const play = async () => {
        while (tuner.isOn) {
          await focom.remoteOf(
            request,
            ({ spec }) => !tuner.isOn || !('extra' in spec.templateParameters),
          );
          await focom.client.patch(
            pr,
            key,
            { spec: { templateParameters: { extra: true } } },
            { fieldManager: 'tuner' },
          );
        }
      };
      const playing = play();
      const held = await focom.untilReason(request, 'SpecContested');
      tuner.isOn = false;
      await playing;
      expect(held.status).toMatchObject({
        phase: 'PENDING',
        message: expect.stringContaining("name 'tuner' beside FOCOM"),
      });
      const remote = await focom.remoteOf(
        request,
        ({ spec }) => !('extra' in spec.templateParameters),
      );
      expect(remote.spec.templateParameters).toEqual({
        clusterName: 'contested',
      });
      // a change of the request is never held back
      const changed = await focom.applyRequest('contested', {
        templateParameters: { clusterName: 'contested', mine: true },
      });
      await focom.remoteOf(
        request,
        ({ spec }) => spec.templateParameters.mine === true,
      );
      await focom.untilReason(changed, 'Succeeded');
    });

    it('says when the ProvisioningRequest is deleted behind its back', async () => {
      const request = await submitted('orphan');
      await focom.setRemoteFinalizers(request, ['test/hold']);
      await focom.client.delete(pr, { name: remoteNameOf(request) });
      await focom.until(
        request,
        ({ phase, message }) =>
          phase === 'DELETING' && message!.includes('though this request was'),
      );
      await focom.setRemoteFinalizers(request, []);
      const failed = await focom.untilReason(request, 'RemoteDeleted');
      expect(failed.status?.phase).toBe('FAILED');
      expect(await focom.readRemote(request)).toBeUndefined();
      await focom.delete(request);
      await focom.untilGone(request);
    });
  });

  describe('holds a request, and goes on by itself', () => {
    it('until its template is there', async () => {
      const request = await focom.applyRequest('early', {
        templateName: 'late',
      });
      const held = await focom.untilReason(request, 'TemplateNotFound');
      expect(held.status).toMatchObject({
        phase: 'FAILED',
        message: expect.stringMatching(
          /TemplateInfo 'late-v1' .* in namespace 'default'.*Templates there: .*any-v1/,
        ),
      });
      expect(held.metadata.finalizers).toBeUndefined();
      await focom.applyTemplate('late');
      const going = await focom.untilReason(request, 'Succeeded');
      expect(going.metadata.finalizers).toContain(finalizers.focom);
    });

    it('until its parameters keep to the schema', async () => {
      await focom.applyTemplate(
        'strict',
        'type: object\nrequired: [size]\nproperties:\n  size: { type: integer }\nadditionalProperties: false\n',
      );
      const spec = { templateName: 'strict' };
      const request = await focom.applyRequest('wrong', spec);
      const held = await focom.untilReason(request, 'InvalidParameters');
      expect(held.status?.phase).toBe('FAILED');
      expect(held.status?.message).toContain('/size: is required');
      expect(held.status?.message).toContain('/clusterName: ');
      expect(await focom.readRemote(request)).toBeUndefined();

      const corrected = await focom.applyRequest('wrong', {
        ...spec,
        templateParameters: { size: 1 },
      });
      await focom.untilReason(corrected, 'Succeeded');

      const again = await focom.applyRequest('wrong', {
        ...spec,
        templateParameters: { size: 'big' },
      });
      const refused = await focom.untilReason(again, 'InvalidParameters');
      expect(refused.status?.remoteName).toBe(remoteNameOf(request));
      expect(
        (await focom.readRemote(request))?.spec.templateParameters,
      ).toEqual({ size: 1 });
    });

    it('until a broken schema is corrected', async () => {
      await focom.applyTemplate('broken', '{"type": ');
      const request = await focom.applyRequest('unlucky', {
        templateName: 'broken',
      });
      const held = await focom.untilReason(request, 'TemplateInvalid');
      expect(held.status?.phase).toBe('FAILED');
      await focom.applyTemplate('broken', { type: 'object' });
      await focom.untilReason(request, 'Succeeded');
    });

    it('until its O-Cloud is there, which stays as long as the request does', async () => {
      const request = await focom.applyRequest('remote', {
        oCloudId: 'site-1',
        oCloudNamespace: 'other',
      });
      const held = await focom.untilReason(request, 'OCloudNotFound');
      expect(held.status).toMatchObject({
        phase: 'PENDING',
        message: expect.stringContaining(
          "OCloud 'site-1' in namespace 'other'",
        ),
      });
      const metadata = { name: 'site-1', namespace: 'other' };
      await focom.apply<OCloud>(resourceTypes.oCloud, { metadata, spec: {} });
      await focom.untilReason(request, 'Succeeded');
      await focom.setRemoteStatus(request, state('fulfilled', 'It runs'));
      await focom.untilPhase(request, 'FULFILLED');

      await focom.client.delete(resourceTypes.oCloud, metadata);
      await focom.observer.until<OCloud>(
        resourceTypes.oCloud,
        metadata,
        ({ status }) => status?.message?.includes('default/remote') === true,
      );
      await focom.delete(request);
      await focom.untilGone(request);
      expect(await focom.readRemote(request)).toBeUndefined();
      await focom.observer.untilGone(resourceTypes.oCloud, metadata);
    });

    it('until FOCOM may read the Secret of its O-Cloud, which stays the cluster that it is', async () => {
      const request = await focom.applyRequest('hidden', {
        oCloudId: 'hidden',
        oCloudNamespace: 'other',
      });
      const metadata = { name: 'hidden', namespace: 'other' };
      await focom.apply<OCloud>(resourceTypes.oCloud, {
        metadata,
        spec: { o2imsSecret: { secretRef: metadata } },
      });
      const held = await focom.untilReason(request, 'OCloudUnreachable');
      expect(held.status).toMatchObject({
        phase: 'PENDING',
        message: expect.stringContaining(
          "FOCOM may not read Secret 'hidden' in namespace 'other'",
        ),
      });
      await expect(
        focom.client.patch(resourceTypes.oCloud, metadata, { spec: null }),
      ).rejects.toThrow('make another OCloud');
    });

    it('until the name on the O-Cloud is free, and never touches what is there', async () => {
      const request = await focom.applyRequest('taken', {
        templateName: 'taken',
      });
      await focom.untilReason(request, 'TemplateNotFound');
      const name = remoteNameOf(request);
      const { templateParameters } = request.spec;
      const foreign = {
        templateName: 'x',
        templateVersion: 'y',
        templateParameters,
      };
      await focom.apply(pr, { metadata: { name }, spec: foreign });
      await focom.applyTemplate('taken');
      const held = await focom.untilReason(request, 'RemoteNameTaken');
      expect(held.status?.phase).toBe('FAILED');
      expect((await focom.readRemote(request))?.spec).toEqual(foreign);

      await focom.client.delete(pr, { name });
      const going = await focom.untilReason(request, 'Succeeded');
      expect((await focom.readRemote(going))?.spec.templateName).toBe('taken');
    });
  });

  describe('deletes', () => {
    it('nothing, where nothing was made', async () => {
      const request = await focom.applyRequest('nothing', {
        templateName: 'never',
      });
      await focom.untilReason(request, 'TemplateNotFound');
      await focom.delete(request);
      await focom.untilGone(request);
      expect(await focom.readRemote(request)).toBeUndefined();
    });

    it('only when the O-Cloud is done with it, telling what it says', async () => {
      await focom.applyTemplate('fleeting');
      const request = await submitted('slow', { templateName: 'fleeting' });
      await focom.setRemoteFinalizers(request, ['test/hold']);
      await focom.client.delete(resourceTypes.templateInfo, {
        namespace: 'default',
        name: 'fleeting-v1',
      });
      await focom.delete(request);
      await focom.untilPhase(request, 'DELETING');
      await focom.remoteOf(request, ({ metadata }) =>
        Boolean(metadata.deletionTimestamp),
      );
      await focom.setRemoteStatus(
        request,
        state('deleting', 'Waits for hosts'),
      );
      const waiting = await focom.until(
        request,
        ({ message }) => message === 'Waits for hosts',
      );
      expect(waiting.metadata.finalizers).toContain(finalizers.focom);
      await focom.setRemoteFinalizers(request, []);
      await focom.untilGone(request);
      expect(await focom.readRemote(request)).toBeUndefined();
    });

    it('not what belongs to somebody else', async () => {
      const request = await submitted('robbed');
      const name = remoteNameOf(request);
      await focom.client.patch(
        pr,
        { name },
        {
          metadata: {
            labels: { 'focom.nephio.org/provisioning-request-uid': 'other' },
          },
        },
      );
      await focom.untilReason(request, 'RemoteNameTaken');
      await focom.delete(request);
      await focom.untilGone(request);
      expect(await focom.client.get(pr, { name })).toBeDefined();
    });
  });

  describe('survives', () => {
    it('losing its status, and dying between making the ProvisioningRequest and saying so', async () => {
      const request = await submitted('crashed');
      const before = await focom.remoteOf(request);
      await focom.stopOperator();
      await focom.client.patch(
        fpr,
        request.metadata,
        { status: null },
        { subresource: 'status' },
      );
      await focom.startOperator();
      const adopted = await focom.untilReason(request, 'Succeeded');
      expect(adopted.status?.remoteName).toBe(before.metadata.name);
      expect((await focom.readRemote(request))?.metadata).toMatchObject({
        uid: before.metadata.uid,
        resourceVersion: before.metadata.resourceVersion,
      });
    });

    it('a request deleted while it was away', async () => {
      const request = await submitted('away');
      await focom.stopOperator();
      await focom.delete(request);
      await focom.startOperator();
      await focom.untilGone(request);
      expect(await focom.readRemote(request)).toBeUndefined();
    });
  });

  describe('writes nothing', () => {
    /** All writes of our kinds that the API server has seen; events, which come when they like, not among them. */
    async function countWrites(): Promise<number> {
      const metrics = await focom.client.getRaw('/metrics');
      return metrics
        .split('\n')
        .filter(line => line.startsWith('apiserver_request_total{'))
        .filter(line =>
          /resource="(focomprovisioningrequests|provisioningrequests|templateinfoes)"/.test(
            line,
          ),
        )
        .filter(line => /verb="(POST|PUT|PATCH|APPLY|DELETE)"/.test(line))
        .reduce((sum, line) => sum + Number(line.split(' ').pop()), 0);
    }

    const isSentinel = (name: string) => name.startsWith('sentinel');

    /** Events about all but the sentinels, with how often each was told. */
    async function listEvents(): Promise<string[]> {
      const { items } = await focom.client.list<Event>(resourceTypes.event);
      return items
        .filter(({ involvedObject }) => !isSentinel(involvedObject.name))
        .map(({ metadata }) => `${metadata.uid} ${metadata.resourceVersion}`)
        .sort();
    }

    /** Waits until everything that happened before has been worked on: one worker takes one after the other. */
    async function settle(name: string): Promise<void> {
      const sentinel = await submitted(name);
      await untilEvent(sentinel, 'Submitted');
    }

    it('when it starts on a settled plane, or sees what does not concern it', async () => {
      await focom.stopOperator();
      await focom.startOperator({ concurrency: 1 });
      await settle('sentinel-0');
      await focom.stopOperator();

      const requests = await focom.client.list<FocomProvisioningRequest>(fpr);
      expect(requests.items.length).toBeGreaterThan(5);
      const events = await listEvents();
      const before = await countWrites();
      await focom.startOperator({ concurrency: 1 });
      await settle('sentinel-1');
      const started = await countWrites();

      const [some] = requests.items;
      await focom.client.patch(fpr, some.metadata, {
        metadata: { annotations: { note: 'nothing to do with FOCOM' } },
      });
      await settle('sentinel-2');
      const told = await countWrites();

      // the sentinel: made by us, then finalizer, ProvisioningRequest and status by FOCOM
      expect(started - before).toBe(4);
      // the same, and our note
      expect(told - started).toBe(5);
      expect(await listEvents()).toEqual(events);
    });

    it('when the same is applied again', async () => {
      await submitted('again');
      const first = await focom.applyRequest('again');
      const remote = await focom.remoteOf(first);
      await focom.applyRequest('again');
      await settle('sentinel-3');
      const second = await focom.client.get(fpr, first.metadata);
      expect(second?.metadata.resourceVersion).toBe(
        first.metadata.resourceVersion,
      );
      expect((await focom.readRemote(first))?.metadata.resourceVersion).toBe(
        remote.metadata.resourceVersion,
      );
    });
  });
});
