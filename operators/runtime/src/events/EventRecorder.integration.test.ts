import { resourceTypes } from '@o2ims-portal/api';
import { KubernetesClient } from '@o2ims-portal/kubernetes-client';
import { ApiProxy } from '@o2ims-portal/kubernetes-client/testing';
import { Plane, startTestPlane } from '@o2ims-portal/lab';
import { FakeClock } from '../__testUtils__/FakeClock';
import { LogLines } from '../__testUtils__/LogLines';
import { ConfigMap, writeConfigMap } from '../__testUtils__/TestObjects';
import { CoreEvent } from './CoreEvent';
import { EventRecorder } from './EventRecorder';

jest.setTimeout(60_000);

const type = resourceTypes.event;

describe('EventRecorder', () => {
  let plane: Plane;
  let proxy: ApiProxy;
  let client: KubernetesClient;
  let log: LogLines;
  let clock: FakeClock;
  let recorder: EventRecorder;
  let object: ConfigMap;

  const events = async (name: string) => {
    const { items } = await plane.client.list<CoreEvent>(type, {
      fieldSelector: `involvedObject.name=${name}`,
    });
    return items;
  };

  beforeAll(async () => {
    plane = await startTestPlane({ byoh: false, clusterApi: 'none' });
  });

  beforeEach(async () => {
    proxy = await ApiProxy.start(plane);
    client = KubernetesClient.create({ kubeConfig: proxy.kubeConfig });
    log = new LogLines();
    clock = new FakeClock();
    recorder = EventRecorder.create({
      client,
      component: 'test',
      logger: log.logger,
      clock,
    });
  });

  afterEach(async () => {
    await client.close();
    await proxy.stop();
  });

  afterAll(async () => {
    await plane?.stop();
  });

  it('tells what happened to an object, in its namespace', async () => {
    object = await writeConfigMap(plane.client, 'told');
    recorder.record(object, {
      type: 'Normal',
      reason: 'Seen',
      message: 'It was seen',
    });
    await recorder.flush();
    const [event, ...others] = await events('told');
    expect(others).toEqual([]);
    expect(event).toMatchObject({
      metadata: { namespace: 'default' },
      involvedObject: { kind: 'ConfigMap', uid: object.metadata.uid },
      type: 'Normal',
      reason: 'Seen',
      message: 'It was seen',
      count: 1,
      source: { component: 'test' },
    });
  });

  it('counts what is told again, and tells apart what is different', async () => {
    object = await writeConfigMap(plane.client, 'again');
    const told = { type: 'Warning' as const, reason: 'Late', message: 'Waits' };
    recorder.record(object, told);
    await recorder.flush();
    recorder.record(object, told);
    recorder.record(object, told);
    recorder.record(object, { ...told, message: 'Still waits' });
    await recorder.flush();
    const found = await events('again');
    expect(
      found.map(({ message, count }) => `${message} ${count}`).sort(),
    ).toEqual(['Still waits 1', 'Waits 3']);
  });

  it('writes once for what is told many times at once', async () => {
    object = await writeConfigMap(plane.client, 'many');
    for (let count = 0; count < 100; count++) {
      recorder.record(object, { type: 'Normal', reason: 'A', message: 'b' });
    }
    await recorder.flush();
    expect((await events('many'))[0].count).toBe(100);
    expect(proxy.requests.length).toBeLessThanOrEqual(2);
  });

  it('does not write all that happens to an object that goes to and fro', async () => {
    object = await writeConfigMap(plane.client, 'flapping');
    const tell = (reason: string, message: string) =>
      recorder.record(object, { type: 'Normal', reason, message });
    for (let count = 0; count < 300; count += 1) {
      tell('Failed', `For the ${count}th time`);
    }
    await recorder.flush();
    expect(await events('flapping')).toHaveLength(100);
    tell('Deleting', 'It goes');
    await recorder.flush();
    const reasons = (await events('flapping')).map(({ reason }) => reason);
    expect(reasons).toHaveLength(101);
    expect(reasons).toContain('Deleting');
    clock.advance(60_000);
    tell('Failed', 'For the 299th time');
    await recorder.flush();
    const late = (await events('flapping')).filter(({ message }) =>
      message.includes('299'),
    );
    expect(late).toMatchObject([{ count: 2 }]);
  });

  it('makes a new one when the API server has forgotten the old one', async () => {
    object = await writeConfigMap(plane.client, 'expired');
    const told = { type: 'Normal' as const, reason: 'A', message: 'b' };
    recorder.record(object, told);
    await recorder.flush();
    const [event] = await events('expired');
    await plane.client.delete(type, event.metadata);
    recorder.record(object, told);
    await recorder.flush();
    expect(await events('expired')).toMatchObject([{ count: 2 }]);
  });

  it('puts those of objects without a namespace into `default`', async () => {
    const namespace = await plane.client.get(resourceTypes.namespace, {
      name: 'kube-system',
    });
    recorder.record(
      { ...namespace!, apiVersion: 'v1', kind: 'Namespace' },
      { type: 'Normal', reason: 'A', message: 'b' },
    );
    await recorder.flush();
    expect(await events('kube-system')).toMatchObject([
      { metadata: { namespace: 'default' } },
    ]);
  });

  it('only notes that nobody wants to hear of it', async () => {
    object = await writeConfigMap(plane.client, 'refused');
    proxy.intercept((_, response) => {
      response.writeHead(403).end('{"message":"not you"}');
      return true;
    });
    const told = { type: 'Normal' as const, reason: 'A', message: 'b' };
    recorder.record(object, told);
    await recorder.flush();
    const line = await log.whenLogged('not you');
    expect(line.level).toBe('debug');
    proxy.passAll();
    recorder.record(object, told);
    await recorder.flush();
    expect(await events('refused')).toMatchObject([{ count: 2 }]);
  });
});
