import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  annotations,
  FocomProvisioningRequest,
  KubernetesObject,
  ProvisioningRequest,
  resourceTypes,
} from '@o2ims-portal/api';
import { Webhook } from 'standardwebhooks';
import { FocomFixture } from '../__testUtils__/FocomFixture';
import { NotificationsConfig } from './NotificationsConfig';
import { readNotificationsConfig } from './readNotificationsConfig';
import { SmoServer } from './__testUtils__/SmoServer';

jest.setTimeout(60_000);

type State = NonNullable<
  NonNullable<ProvisioningRequest['status']>['provisioningStatus']
>['provisioningState'];

type Event = KubernetesObject & {
  type: string;
  reason: string;
  message: string;
  involvedObject: { uid: string };
};

const keyOf = (fill: string) =>
  `whsec_${Buffer.from(fill.padEnd(32, '.')).toString('base64')}`;
const PARAMETERS = { clusterName: 'x', password: 'not-to-be-told' };

describe('Notifications of FOCOM', () => {
  let focom: FocomFixture;
  let smo: SmoServer;
  let other: SmoServer;
  let tls: { cert: string; key: string };

  const file = (name: string) => join(focom.plane.directory, name);
  const pki = (name: string) => file(`kube-apiserver/pki/${name}`);

  async function configure(
    config: Record<string, unknown>,
  ): Promise<NotificationsConfig> {
    const path = file('notifications.json');
    const delivery = {
      minPauseSeconds: 0.01,
      maxPauseSeconds: 0.1,
      ...(config.delivery as object),
    };
    await writeFile(
      path,
      JSON.stringify({ allowHttp: true, ...config, delivery }),
    );
    return readNotificationsConfig(path);
  }

  const endpoint = (name: string, server: SmoServer, more: object = {}) => ({
    name,
    url: server.url(`/${name}`),
    signingKeyFile: file('smo.key'),
    ...more,
  });

  async function restart(
    config: Record<string, unknown>,
    between: () => Promise<void> = async () => undefined,
  ): Promise<void> {
    await focom.stopOperator();
    await between();
    await focom.startOperator({ notifications: await configure(config) });
  }

  async function setState(
    request: FocomProvisioningRequest,
    provisioningState: State,
    phase: NonNullable<FocomProvisioningRequest['status']>['phase'],
  ): Promise<void> {
    await focom.setRemoteStatus(request, {
      provisioningStatus: {
        provisioningState,
        provisioningMessage: `It is ${provisioningState}`,
      },
    });
    await focom.untilPhase(request, phase);
  }

  const apply = (
    name: string,
    metadata: Partial<FocomProvisioningRequest['metadata']> = {},
  ) => focom.applyRequest(name, { templateParameters: PARAMETERS }, metadata);

  async function submitted(
    name: string,
    metadata: Partial<FocomProvisioningRequest['metadata']> = {},
  ): Promise<FocomProvisioningRequest> {
    return focom.untilReason(await apply(name, metadata), 'Succeeded');
  }

  const untilEvent = (request: FocomProvisioningRequest, reason: string) =>
    focom.observer.untilSome<Event>(
      resourceTypes.event,
      event =>
        event.reason === reason &&
        event.involvedObject.uid === request.metadata.uid,
    );

  const metric = async (name: string, endpointName: string) => {
    const line = (await focom.metrics())
      .split('\n')
      .find(text => text.startsWith(`${name}{endpoint="${endpointName}"}`));
    return Number(line?.split(' ').pop());
  };

  async function ledgerMaps() {
    const { items } = await focom.client.list<
      KubernetesObject & { data?: Record<string, string> }
    >(resourceTypes.configMap, { namespace: 'default' });
    return items.filter(({ metadata }) =>
      metadata.name.startsWith('focom-notifications-'),
    );
  }

  /** What is noted of requests, by their UIDs. */
  async function noted(): Promise<Record<string, string>> {
    const maps = await ledgerMaps();
    return Object.assign({}, ...maps.map(({ data }) => data));
  }

  beforeAll(async () => {
    focom = await FocomFixture.start();
    await focom.applyTemplate('any', {});
    // the plane's own certificate is for this address too
    tls = {
      cert: await readFile(pki('server.crt'), 'utf8'),
      key: await readFile(pki('server.key'), 'utf8'),
    };
    await writeFile(file('smo.key'), `${keyOf('smo')}\n`);
  });

  beforeEach(async () => {
    [smo, other] = await Promise.all([SmoServer.start(), SmoServer.start()]);
  });

  afterEach(async () => {
    await focom.stopOperator();
    await Promise.all([smo.stop(), other.stop()]);
  });

  afterAll(async () => {
    await focom?.stop();
  });

  it('tell each transition once, in order, signed, over TLS, and nothing secret', async () => {
    const secure = await SmoServer.start({ tls });
    await restart({
      source: '/test',
      endpoints: [endpoint('smo', secure, { caFile: pki('ca.crt') })],
    });
    const request = await submitted('whole');
    await setState(request, 'progressing', 'PROGRESSING');
    await setState(request, 'fulfilled', 'FULFILLED');
    await focom.setRemoteFinalizers(request, ['test/hold']);
    await focom.delete(request);
    await focom.untilPhase(request, 'DELETING');
    await focom.setRemoteFinalizers(request, []);
    expect(await secure.untilTold('whole', 'deleted')).toEqual([
      'created',
      'pending',
      'progressing',
      'fulfilled',
      'deleting',
      'deleted',
    ]);
    const webhook = new Webhook(keyOf('smo'));
    for (const { path, headers, body, event } of secure.received) {
      expect(path).toBe('/smo');
      expect(headers['content-type']).toBe(
        'application/cloudevents+json; charset=utf-8',
      );
      expect(
        webhook.verify(body, headers as Record<string, string>),
      ).toMatchObject({
        specversion: '1.0',
        id: headers['webhook-id'],
        source: '/test',
        subject: 'default/whole',
        data: { uid: request.metadata.uid, templateName: 'any' },
      });
      expect(Date.parse(event.time)).not.toBeNaN();
      expect(body).not.toContain('not-to-be-told');
      expect(body).not.toContain('templateParameters');
    }
    const ids = secure.received.map(({ event }) => event.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(secure.received[3].event.data).toMatchObject({
      phase: 'FULFILLED',
      message: 'It is fulfilled',
      generation: 1,
      oCloudId: 'local',
      remoteName: expect.stringMatching(/^whole-/),
    });
    expect(await untilEvent(request, 'Deleted')).toMatchObject({
      type: 'Normal',
    });
    await focom.stopOperator();
    expect(await metric('focom_notifications_delivered_total', 'smo')).toBe(6);
    await secure.stop();
  });

  it('tell of each cluster of a request for several, by its name and that of its ProvisioningRequest', async () => {
    await restart({ endpoints: [endpoint('smo', smo)] });
    const request = await focom.applyRequest('several', {
      templateParameters: { password: PARAMETERS.password },
      clusters: [{ name: 'north' }, { name: 'south' }],
    });
    await focom.untilReason(request, 'Succeeded');
    const setCluster = (cluster: string, provisioningState: State) =>
      focom.setRemoteStatus(
        { metadata: request.metadata, cluster },
        {
          provisioningStatus: {
            provisioningState,
            provisioningMessage: `It is ${provisioningState}`,
          },
          provisionedResourceSet: { oCloudNodeClusterId: `of-${cluster}` },
        },
      );
    const told = (phases: string) =>
      smo.until(() =>
        smo.received.some(
          ({ event: { data } }) =>
            data.name === 'several' &&
            data.clusters?.map(({ phase }) => phase).join() === phases,
        ),
      );
    await told('PENDING,PENDING');
    await setCluster('south', 'progressing');
    await told('PENDING,PROGRESSING');
    // the request as a whole stays where it is
    await setCluster('south', 'fulfilled');
    await told('PENDING,FULFILLED');
    await setCluster('north', 'fulfilled');
    await smo.untilTold('several', 'fulfilled');
    const events = smo.received
      .map(({ event }) => event)
      .filter(({ data }) => data.name === 'several');
    expect(events.map(({ type }) => type.split('.').pop())).toEqual([
      'created',
      'pending',
      'progressing',
      'progressing',
      'fulfilled',
    ]);
    const mark = request.metadata.uid!.slice(0, 8);
    expect(events[3].data).toMatchObject({
      progress: { summary: '1/2' },
      clusters: [
        { name: 'north', remoteName: `several-north-${mark}` },
        {
          name: 'south',
          remoteName: `several-south-${mark}`,
          phase: 'FULFILLED',
          message: 'It is fulfilled',
          provisionedResourceSet: { oCloudNodeClusterId: 'of-south' },
        },
      ],
    });
    expect(JSON.stringify(events)).not.toContain(PARAMETERS.password);
  });

  it('are not taken for told by a server that has no certificate for them', async () => {
    const secure = await SmoServer.start({ tls });
    await restart({ endpoints: [endpoint('smo', secure)] });
    const request = await submitted('untrusted');
    await setState(request, 'fulfilled', 'FULFILLED');
    await secure.until(() => secure.turnedAway > 1);
    expect(secure.received).toEqual([]);
    await focom.stopOperator();
    await secure.stop();
  });

  it('are tried again after a failure, with the same id, before what follows', async () => {
    await restart({ endpoints: [endpoint('smo', smo)] });
    const of = (name: string) =>
      smo.received.filter(({ event }) => event.data.name === name);
    smo.answer = ({ event: { data } }) =>
      data.name === 'again' && of('again').length < 3 ? 500 : 204;
    const request = await submitted('again');
    await smo.untilTold('again', 'pending');
    await setState(request, 'fulfilled', 'FULFILLED');
    await smo.untilTold('again', 'fulfilled');
    const tries = of('again');
    const types = tries.map(({ event }) => event.type.split('.').pop());
    expect(types).toEqual([
      ...Array(4).fill('created'),
      'pending',
      'fulfilled',
    ]);
    expect(new Set(tries.slice(0, 4).map(({ event }) => event.id)).size).toBe(
      1,
    );
    expect(
      await metric('focom_notifications_retried_total', 'smo'),
    ).toBeGreaterThanOrEqual(3);
  });

  it('wait for an endpoint that nobody listens at', async () => {
    const { port } = smo;
    await restart({ endpoints: [endpoint('smo', smo)] });
    await smo.stop();
    const request = await submitted('away');
    await setState(request, 'fulfilled', 'FULFILLED');
    expect(await metric('focom_notifications_queued', 'smo')).toBeGreaterThan(
      1,
    );
    smo = await SmoServer.start({ port });
    expect(await smo.untilTold('away', 'fulfilled')).toEqual([
      'created',
      'pending',
      'fulfilled',
    ]);
  });

  it('go to others and hold up no request while an endpoint hangs', async () => {
    smo.answer = () => undefined;
    await restart({
      endpoints: [endpoint('smo', smo), endpoint('other', other)],
      delivery: { timeoutSeconds: 60 },
    });
    const request = await submitted('patient');
    await smo.until(() => smo.received.length > 0);
    await setState(request, 'fulfilled', 'FULFILLED');
    expect(await other.untilTold('patient', 'fulfilled')).toEqual([
      'created',
      'pending',
      'fulfilled',
    ]);
    expect(smo.told('patient')).toEqual([]);
  });

  it('are tried again where no answer comes', async () => {
    smo.answer = ({ event }) =>
      smo.received.some(earlier => earlier.event.id === event.id)
        ? 204
        : undefined;
    await restart({
      endpoints: [endpoint('smo', smo)],
      delivery: { timeoutSeconds: 0.1 },
    });
    await submitted('mute');
    expect(await smo.untilTold('mute', 'pending')).toEqual([
      'created',
      'pending',
    ]);
  });

  it('are not tried again where they are refused, and an event says so', async () => {
    smo.answer = ({ event: { data } }) =>
      data.name === 'refused' && data.phase === 'PENDING' ? 400 : 204;
    const config = { endpoints: [endpoint('smo', smo)] };
    await restart(config);
    const request = await submitted('refused');
    expect(await untilEvent(request, 'NotificationFailed')).toMatchObject({
      type: 'Warning',
      message: expect.stringContaining('pending: It answered with HTTP 400'),
    });
    await setState(request, 'fulfilled', 'FULFILLED');
    expect(await smo.untilTold('refused', 'fulfilled')).toEqual([
      'created',
      'fulfilled',
    ]);
    await focom.stopOperator();
    expect(await metric('focom_notifications_failed_total', 'smo')).toBe(1);
  });

  it('do not follow a redirect', async () => {
    smo.answer = () => 307;
    await restart({ endpoints: [endpoint('smo', smo)] });
    await submitted('lured');
    await smo.until(() => smo.received.length > 2);
    expect(new Set(smo.received.map(({ path }) => path))).toEqual(
      new Set(['/smo']),
    );
  });

  it('go only where they are asked for', async () => {
    await restart({
      endpoints: [
        endpoint('smo', smo, { events: ['fulfilled'] }),
        endpoint('other', other, { namespaces: ['elsewhere'] }),
      ],
    });
    const request = await submitted('picked');
    await setState(request, 'fulfilled', 'FULFILLED');
    expect(await smo.untilTold('picked', 'fulfilled')).toEqual(['fulfilled']);
    expect(other.received).toEqual([]);
  });

  it('are signed with two keys while one takes the place of the other', async () => {
    await restart({ endpoints: [endpoint('smo', smo)] });
    const request = await submitted('rotated');
    await smo.untilTold('rotated', 'pending');
    await writeFile(file('smo.key'), `${keyOf('next')}\n${keyOf('smo')}\n`);
    await setState(request, 'fulfilled', 'FULFILLED');
    await smo.untilTold('rotated', 'fulfilled');
    await writeFile(file('smo.key'), `${keyOf('smo')}\n`);
    const { body, headers } = smo.received.at(-1)!;
    for (const key of ['smo', 'next']) {
      const signed = headers as Record<string, string>;
      expect(new Webhook(keyOf(key)).verify(body, signed)).toBeTruthy();
    }
  });

  it('tell FOCOM’s own word though the phase stays', async () => {
    await restart({ endpoints: [endpoint('smo', smo)] });
    await focom.applyTemplate('fleeting');
    const spec = { templateName: 'fleeting' };
    const request = await focom.applyRequest('wordy', spec);
    await focom.untilReason(request, 'Succeeded');
    await focom.client.delete(resourceTypes.templateInfo, {
      namespace: 'default',
      name: 'fleeting-v1',
    });
    const changed = await focom.applyRequest('wordy', {
      ...spec,
      templateParameters: { clusterName: 'wordy', size: 2 },
    });
    await focom.untilReason(changed, 'TemplateNotFound');
    await focom.applyTemplate('fleeting', '{"type": ');
    await focom.untilReason(changed, 'TemplateInvalid');
    // FOCOM may have seen the request before the template
    const lastThree = () => smo.told('wordy').slice(-3).join();
    await smo.until(() => lastThree() === 'pending,failed,failed');
    expect(smo.received.at(-1)!.event.data).toMatchObject({
      observedGeneration: 2,
      conditions: [{ reason: 'TemplateInvalid' }, { type: 'Feasible' }],
    });
  });

  it('tell that a change is held while what was executed runs on', async () => {
    await restart({ endpoints: [endpoint('smo', smo)] });
    const request = await submitted('drafted');
    await setState(request, 'fulfilled', 'FULFILLED');
    const draft = await focom.applyRequest('drafted', {
      templateParameters: { ...PARAMETERS, workers: 2 },
      mode: 'Draft',
    });
    await focom.untilReason(draft, 'AwaitingApproval');
    expect(await smo.untilTold('drafted', 'held')).toEqual([
      'created',
      'pending',
      'fulfilled',
      'held',
    ]);
    expect(smo.received.at(-1)!.event.data).toMatchObject({
      mode: 'Draft',
      phase: 'FULFILLED',
      revision: 1,
      observedGeneration: 2,
    });
    expect(smo.received.at(-1)!.body).not.toContain('not-to-be-told');
  });

  describe('to a URL that a request names', () => {
    const allowing = (server: SmoServer) => ({
      requestUrls: [
        {
          name: 'own',
          prefix: server.url('/hooks'),
          signingKeyFile: file('smo.key'),
        },
      ],
    });

    it('go there, where the configuration allows it', async () => {
      await restart(allowing(smo));
      const notifyUrl = smo.url('/hooks/mine?id=1');
      const request = await submitted('named', {
        annotations: { [annotations.notifyUrl]: notifyUrl },
      });
      await focom.delete(request);
      const told = await smo.untilTold('named', 'deleted');
      // what came of it soon after it was created may have been told at once
      expect(told.filter(type => type !== 'created')[0]).toBe('pending');
      expect(smo.received[0].path).toBe('/hooks/mine?id=1');
      await focom.stopOperator();
      expect(await metric('focom_notifications_delivered_total', 'own')).toBe(
        told.length,
      );
    });

    it('go nowhere else, and an event says so', async () => {
      await restart({
        ...allowing(smo),
        endpoints: [endpoint('other', other)],
      });
      const request = await submitted('lost', {
        annotations: {
          [annotations.notifyUrl]: smo.url('/hooks/../admin?token=secret'),
        },
      });
      const { type, message } = await untilEvent(request, 'NotifyUrlRefused');
      expect(type).toBe('Warning');
      expect(message).toContain(`'${smo.url('/admin')}'`);
      expect(message).not.toContain('secret');
      await other.untilTold('lost', 'pending');

      // corrected, it is told where the request is
      await focom.client.patch(
        resourceTypes.focomProvisioningRequest,
        request.metadata,
        {
          metadata: {
            annotations: { [annotations.notifyUrl]: smo.url('/hooks/mine') },
          },
        },
      );
      expect(await smo.untilTold('lost', 'pending')).toEqual(['pending']);
      expect(smo.received.map(({ path }) => path)).toEqual(['/hooks/mine']);
    });
  });

  describe('after FOCOM was away', () => {
    it('tell the last that was not told, and nothing else', async () => {
      const config = { endpoints: [endpoint('smo', smo)] };
      await restart(config);
      const settled = await submitted('settled');
      const late = await submitted('late');
      await setState(settled, 'fulfilled', 'FULFILLED');
      await smo.untilTold('settled', 'fulfilled');
      await smo.untilTold('late', 'pending');
      smo.answer = () => 503;
      await setState(late, 'progressing', 'PROGRESSING');
      await setState(late, 'fulfilled', 'FULFILLED');
      const before = smo.received.length;
      await restart(config, async () => {
        smo.answer = () => 204;
      });
      expect(await smo.untilTold('late', 'fulfilled')).toEqual([
        'created',
        'pending',
        'fulfilled',
      ]);
      await submitted('sentinel');
      await smo.untilTold('sentinel', 'pending');
      const names = smo.received
        .slice(before)
        .map(({ event }) => event.data.name);
      expect(names).not.toContain('settled');
    });

    it('tell of requests that went away meanwhile', async () => {
      const config = { endpoints: [endpoint('smo', smo)] };
      await restart(config);
      const request = await submitted('vanished');
      await smo.untilTold('vanished', 'pending');
      smo.answer = () => 503;
      await focom.delete(request);
      await focom.untilGone(request);
      await restart(config, async () => {
        smo.answer = () => 204;
      });
      const told = await smo.untilTold('vanished', 'deleted');
      expect(told).toEqual(['created', 'pending', 'deleted']);
      const { event } = smo.received.at(-1)!;
      expect(event.data).toEqual({
        uid: request.metadata.uid,
        namespace: 'default',
        name: 'vanished',
      });
      // and only once
      const count = smo.received.length;
      await restart(config);
      await submitted('afterwards');
      await smo.untilTold('afterwards', 'pending');
      expect(
        smo.received
          .slice(count)
          .filter(({ event: later }) => later.data.name === 'vanished'),
      ).toEqual([]);
    });

    it('write nothing to what is told already, neither to requests nor to what is noted', async () => {
      const config = { endpoints: [endpoint('smo', smo)] };
      await restart(config);
      const request = await submitted('quiet');
      await setState(request, 'fulfilled', 'FULFILLED');
      await smo.untilTold('quiet', 'fulfilled');
      await focom.stopOperator();
      const before = await noted();
      expect(before[request.metadata.uid!]).toContain('FULFILLED');
      const { metadata } = await focom.untilPhase(request, 'FULFILLED');

      await restart(config);
      const sentinel = await submitted('sentinel-of-quiet');
      await smo.untilTold('sentinel-of-quiet', 'pending');
      await focom.stopOperator();
      const { [sentinel.metadata.uid!]: own, ...rest } = await noted();
      expect(own).toContain('PENDING');
      expect(rest).toEqual(before);
      const after = await focom.client.get(
        resourceTypes.focomProvisioningRequest,
        metadata,
      );
      expect(after?.metadata.resourceVersion).toBe(metadata.resourceVersion);
    });

    it('are the same again where it was not noted that they were told', async () => {
      const config = { endpoints: [endpoint('smo', smo)] };
      await restart(config);
      const request = await submitted('forgotten');
      await setState(request, 'fulfilled', 'FULFILLED');
      await smo.untilTold('forgotten', 'fulfilled');
      await restart(config, async () => {
        for (const { metadata } of await ledgerMaps()) {
          await focom.client.delete(resourceTypes.configMap, metadata);
        }
      });
      await smo.until(
        () =>
          smo.told('forgotten').filter(type => type === 'fulfilled').length ===
          2,
      );
      const [first, second] = smo.received.filter(
        ({ event }) =>
          event.data.name === 'forgotten' && event.type.endsWith('.fulfilled'),
      );
      expect(second.body).toBe(first.body);
      expect(second.headers['webhook-id']).toBe(first.headers['webhook-id']);
    });
  });
});
