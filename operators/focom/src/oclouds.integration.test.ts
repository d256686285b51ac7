import { createServer, Socket } from 'node:net';
import { AddressInfo } from 'node:net';
import {
  annotations,
  FocomProvisioningRequest,
  KubernetesObject,
  labels,
  OCloud,
  ProvisioningRequest,
  resourceTypes,
  TemplateInfo,
} from '@o2ims-portal/api';
import { FocomFixture } from './__testUtils__/FocomFixture';
import { aClusterTemplate } from './__testUtils__/objects';
import { OtherCloud, withToken } from './__testUtils__/OtherCloud';
import { remoteNameOf } from './requests/renderProvisioningRequest';

jest.setTimeout(120_000);

const NOBODY = 'https://127.0.0.1:1';

describe('FOCOM with other O-Clouds', () => {
  let focom: FocomFixture;
  let west: OtherCloud;
  let north: OtherCloud;

  beforeAll(async () => {
    const starting = FocomFixture.start();
    [focom, west, north] = await Promise.all([
      starting,
      OtherCloud.start(starting, 'west'),
      OtherCloud.start(starting, 'north'),
    ]);
    await focom.applyTemplate('any');
  });

  afterAll(async () => {
    await focom?.stop();
    await Promise.all([west?.stop(), north?.stop()]);
  });

  const ask = (name: string, oCloudId: string) =>
    focom.applyRequest(name, { oCloudId });

  async function untilMessage(
    request: FocomProvisioningRequest,
    text: string | RegExp,
  ): Promise<FocomProvisioningRequest> {
    return focom.until(request, ({ message = '' }) =>
      typeof text === 'string' ? message.includes(text) : text.test(message),
    );
  }

  async function remove(request: FocomProvisioningRequest): Promise<void> {
    await focom.delete(request);
    await focom.untilGone(request);
  }

  it('waits for the OCloud, its Secret and a good kubeconfig, naming each, and goes on by itself', async () => {
    const request = await ask('early', 'west');
    await untilMessage(request, "There is no OCloud 'west'");
    await west.applyOCloud();
    await west.until('Reachable', 'False', 'SecretNotFound');
    await untilMessage(request, "There is no Secret 'west'");
    await west.applySecret('no kubeconfig');
    await west.until('Reachable', 'False', 'InvalidKubeconfig');
    await untilMessage(request, 'cannot be used: it is not a kubeconfig');
    await west.applySecret(
      west.kubeconfig.replace(/"user":\{/, '"user":{"exec":{},'),
    );
    await west.applySecret(
      JSON.stringify({
        ...JSON.parse(west.kubeconfig),
        users: [{ name: 'x', user: { exec: { command: 'rm' } } }],
      }),
    );
    await untilMessage(request, "'exec' runs a program");

    await west.applySecret();
    await west.until('ApiServed', 'True');
    const remote = await west.remoteOf(request);
    expect(remote.spec.templateName).toBe('any');
    expect(await focom.readRemote(request)).toBeUndefined();
    await west.setState(request, 'fulfilled');
    await focom.untilPhase(request, 'FULFILLED');
    await remove(request);
    expect(await west.readRemote(request)).toBeUndefined();
  });

  it('keeps O-Clouds apart, each with its requests', async () => {
    await north.register();
    const [here, there] = await Promise.all([
      ask('in-west', 'west'),
      ask('in-north', 'north'),
    ]);
    await Promise.all([west.remoteOf(here), north.remoteOf(there)]);
    await west.setState(here, 'fulfilled');
    await focom.untilPhase(here, 'FULFILLED');
    expect(await north.readRemote(here)).toBeUndefined();
    const counted = await focom.observer.until<OCloud>(
      resourceTypes.oCloud,
      west.key,
      ({ status }) => status?.requestCount === 1,
    );
    expect(counted.status?.clusterId).toBeDefined();
    await Promise.all([remove(here), remove(there)]);
  });

  it('says that the network is gone, delays nobody else, and goes on when it is back', async () => {
    const [done, waiting] = await Promise.all([
      ask('done', 'west'),
      ask('waiting', 'west'),
    ]);
    await west.remoteOf(waiting);
    await west.remoteOf(done);
    await west.setState(done, 'fulfilled');
    await focom.untilPhase(done, 'FULFILLED');

    west.network.cut();
    const lost = await west.until('Reachable', 'False', 'OCloudUnreachable');
    expect(lost.status?.lastContactTime).toBeDefined();
    const held = await untilMessage(waiting, 'cannot be reached');
    expect(held.status?.phase).toBe('PENDING');
    const quiet = await focom.client.get<FocomProvisioningRequest>(
      resourceTypes.focomProvisioningRequest,
      done.metadata,
    );
    expect(quiet?.status?.phase).toBe('FULFILLED');
    await focom.delete(done);
    await untilMessage(done, 'Only if the O-Cloud is gone for good');

    const other = await ask('other', 'north');
    await north.remoteOf(other);
    await west.setState(waiting, 'fulfilled');

    west.network.mend();
    await west.until('Reachable', 'True');
    await focom.untilPhase(waiting, 'FULFILLED');
    await focom.untilGone(done);
    expect(await west.readRemote(done)).toBeUndefined();
    await Promise.all([remove(waiting), remove(other)]);
  });

  it('lets nobody put another cluster in the place of the one that FOCOM runs on', async () => {
    const request = await ask('at-home', 'local');
    await focom.remoteOf(request);
    const local = { namespace: 'default', name: 'local' };
    await expect(
      focom.apply(resourceTypes.oCloud, {
        metadata: local,
        spec: { o2imsSecret: { secretRef: west.key } },
      }),
    ).rejects.toThrow('local is the cluster that FOCOM itself runs on');

    await focom.apply(resourceTypes.oCloud, { metadata: local, spec: {} });
    await focom.observer.until<OCloud>(
      resourceTypes.oCloud,
      local,
      ({ status }) => status?.requestCount === 1,
    );
    await remove(request);
    expect(await focom.readRemote(request)).toBeUndefined();
    await focom.client.delete(resourceTypes.oCloud, local);
    await focom.observer.untilGone(resourceTypes.oCloud, local);
  });

  it('is not held up by one that takes connections and never answers', async () => {
    const sockets: Socket[] = [];
    const server = createServer(socket => sockets.push(socket));
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const { port } = server.address() as AddressInfo;
    const hanging = { namespace: 'default', name: 'hanging' };
    await focom.apply(resourceTypes.secret, {
      metadata: hanging,
      data: {
        kubeconfig: Buffer.from(
          JSON.stringify({
            ...JSON.parse(west.kubeconfig),
            clusters: JSON.parse(west.kubeconfig).clusters.map(
              (cluster: { cluster: object }) => ({
                ...cluster,
                cluster: {
                  ...cluster.cluster,
                  server: `https://127.0.0.1:${port}`,
                },
              }),
            ),
          }),
        ).toString('base64'),
      },
    });
    await focom.apply(resourceTypes.oCloud, {
      metadata: hanging,
      spec: { o2imsSecret: { secretRef: hanging } },
    });
    const stuck = await Promise.all(
      Array.from({ length: 25 }, (_, i) => ask(`stuck-${i}`, 'hanging')),
    );
    await untilMessage(stuck[24], 'FOCOM is connecting');
    const free = await ask('free', 'north');
    const remote = await north.remoteOf(free);
    expect(remote.metadata.name).toBe(remoteNameOf(free));
    await remove(free);
    await Promise.all(stuck.map(remove));
    await focom.client.delete(resourceTypes.oCloud, hanging);
    await focom.observer.untilGone(resourceTypes.oCloud, hanging);
    sockets.forEach(socket => socket.destroy());
    server.close();
  });

  it('does not mind a network that is cut again and again, for a moment each', async () => {
    const { status } = await west.until('Reachable', 'True');
    const request = await ask('shaken', 'west');
    for (let count = 0; count < 5; count++) {
      west.network.cut();
      west.network.mend();
      await west.remoteOf(request);
    }
    await west.setState(request, 'fulfilled');
    await focom.untilPhase(request, 'FULFILLED');
    const after = await west.until('Reachable', 'True');
    expect(after.status?.conditions).toEqual(status?.conditions);
    await remove(request);
  });

  it('takes up a Secret that was rotated, and says when its credentials are no good', async () => {
    const request = await ask('rotating', 'west');
    await west.remoteOf(request);
    await west.applySecret(await withToken(west.plane, 'not-a-token'));
    const refused = await west.until('Authorized', 'False', 'Unauthorized');
    expect(refused.status?.conditions).toContainEqual(
      expect.objectContaining({ type: 'Reachable', status: 'True' }),
    );
    await untilMessage(request, 'does not accept the credentials');
    await west.setState(request, 'fulfilled');
    await west.applySecret(`${west.kubeconfig}\n`);
    await focom.untilPhase(request, 'FULFILLED');
    await remove(request);
  });

  it('says which rights are missing', async () => {
    const account = { namespace: 'default', name: 'poor' };
    const type = {
      group: '',
      version: 'v1',
      kind: 'ServiceAccount',
      plural: 'serviceaccounts',
      namespaced: true,
    };
    await west.client.apply(
      type,
      { apiVersion: 'v1', kind: 'ServiceAccount', metadata: account },
      { fieldManager: 'test' },
    );
    const config = JSON.parse(west.kubeconfig);
    config.users[0].user.as = 'system:serviceaccount:default:poor';
    await west.applySecret(JSON.stringify(config));
    const poor = await west.until('Authorized', 'False', 'Forbidden');
    expect(poor.status?.message).toMatch(/cannot list resource/);
    await west.applySecret();
    await west.until('Authorized', 'True');
  });

  it('never takes one cluster for another that requests were sent to', async () => {
    const request = await ask('mine', 'west');
    await west.remoteOf(request);
    await west.applySecret(north.kubeconfig);
    const other = await west.until('Reachable', 'False', 'OtherCluster');
    await untilMessage(request, 'opens another cluster');
    expect(await north.readRemote(request)).toBeUndefined();
    await west.applySecret();
    await west.until('Reachable', 'True');
    expect(other.status?.message).toContain(annotations.acceptCluster);
    await remove(request);

    // without requests it is nobody's business
    await west.applySecret(north.kubeconfig);
    await focom.observer.until<OCloud>(
      resourceTypes.oCloud,
      west.key,
      ({ status }) =>
        status?.clusterId !== other.status?.clusterId &&
        status?.message?.startsWith('Ready') === true,
    );
    await west.applySecret();
    await focom.observer.until<OCloud>(
      resourceTypes.oCloud,
      west.key,
      ({ status }) => status?.clusterId === other.status?.clusterId,
    );
  });

  it('keeps an OCloud for as long as requests are on it, and lets one go without only when told so', async () => {
    const [request, lost] = await Promise.all([
      ask('leaving', 'west'),
      ask('lost', 'west'),
    ]);
    await west.remoteOf(request);
    await west.remoteOf(lost);
    await focom.client.delete(resourceTypes.oCloud, west.key);
    await focom.observer.until<OCloud>(
      resourceTypes.oCloud,
      west.key,
      ({ status }) =>
        status?.message?.includes('default/leaving, default/lost') === true,
    );
    const late = await ask('late', 'west');
    await untilMessage(late, 'is being deleted');
    await remove(late);
    await remove(request);
    expect(await west.readRemote(request)).toBeUndefined();

    await focom.client.delete(resourceTypes.secret, west.key);
    await west.until('Reachable', 'False', 'SecretNotFound');
    await focom.delete(lost);
    await untilMessage(lost, annotations.abandon);
    const annotate = (value: string) =>
      focom.client.patch(
        resourceTypes.focomProvisioningRequest,
        lost.metadata,
        { metadata: { annotations: { [annotations.abandon]: value } } },
      );
    await annotate('true');
    expect(
      await focom.client.get(
        resourceTypes.focomProvisioningRequest,
        lost.metadata,
      ),
    ).toBeDefined();
    await annotate(remoteNameOf(lost));
    await focom.untilGone(lost);
    await focom.observer.untilSome<
      KubernetesObject & { reason: string; involvedObject: { uid: string } }
    >(
      resourceTypes.event,
      ({ reason, involvedObject }) =>
        reason === 'Abandoned' && involvedObject.uid === lost.metadata.uid,
    );
    await focom.observer.untilGone(resourceTypes.oCloud, west.key);
    expect(await west.readRemote(lost)).toBeDefined();
    await west.client.delete(resourceTypes.provisioningRequest, {
      name: remoteNameOf(lost),
    });
  });

  it('lets a request for several clusters go without its O-Cloud, when told so by what their names have in common', async () => {
    await west.register();
    const lost = await focom.applyRequest('lost-sites', {
      oCloudId: 'west',
      templateParameters: {},
      clusters: [{ name: 'a' }, { name: 'b' }],
    });
    await focom.untilReason(lost, 'Succeeded');
    const clusters = ['a', 'b'].map(cluster => ({
      metadata: lost.metadata,
      cluster,
    }));
    await focom.client.delete(resourceTypes.secret, west.key);
    await west.until('Reachable', 'False', 'SecretNotFound');
    await focom.delete(lost);
    const mark = remoteNameOf(lost);
    const waiting = await untilMessage(lost, `${annotations.abandon}=${mark},`);
    expect(waiting.status).toMatchObject({
      phase: 'DELETING',
      message: expect.stringContaining("There is no Secret 'west'"),
      clusters: [{ name: 'a' }, { name: 'b' }],
    });

    const annotate = (value: string) =>
      focom.client.patch(
        resourceTypes.focomProvisioningRequest,
        lost.metadata,
        { metadata: { annotations: { [annotations.abandon]: value } } },
      );
    // the name of one of them does not do: by the time another request came and went, it was looked at
    await annotate(remoteNameOf(clusters[0]));
    const beside = await ask('beside', 'local');
    await focom.remoteOf(beside);
    await remove(beside);
    expect(
      await focom.client.get(
        resourceTypes.focomProvisioningRequest,
        lost.metadata,
      ),
    ).toBeDefined();
    await annotate(mark);
    await focom.untilGone(lost);
    const told = await focom.observer.untilSome<
      KubernetesObject & {
        reason: string;
        message: string;
        involvedObject: { uid: string };
      }
    >(
      resourceTypes.event,
      ({ reason, involvedObject }) =>
        reason === 'Abandoned' && involvedObject.uid === lost.metadata.uid,
    );
    expect(told.message).toContain(
      'If its ProvisioningRequests and their clusters are still there, nobody looks after them.',
    );
    const { items: history } = await focom.client.list(
      resourceTypes.controllerRevision,
      { labelSelector: `${labels.focomRequestUid}=${lost.metadata.uid}` },
    );
    expect(history).toEqual([]);

    // nor does it delete them when the O-Cloud comes back after all
    const before = await Promise.all(
      clusters.map(each => west.readRemote(each)),
    );
    await west.register();
    const later = await ask('later', 'west');
    await west.remoteOf(later);
    await remove(later);
    expect(
      await Promise.all(clusters.map(each => west.readRemote(each))),
    ).toEqual(before);
    for (const each of clusters) {
      await west.client.delete(resourceTypes.provisioningRequest, {
        name: remoteNameOf(each),
      });
    }
  });

  it('makes nothing twice when FOCOM ends between any two steps', async () => {
    await west.register();
    const request = await ask('restarted', 'west');
    await west.remoteOf(request);
    await focom.stopOperator();
    await focom.client.patch(
      resourceTypes.focomProvisioningRequest,
      request.metadata,
      { status: null },
      { subresource: 'status' },
    );
    await focom.startOperator();
    const known = await focom.untilReason(request, 'Succeeded');
    expect(known.status?.remoteName).toBe(remoteNameOf(request));
    const { items } = await west.client.list<ProvisioningRequest>(
      resourceTypes.provisioningRequest,
    );
    expect(items).toHaveLength(1);
    await remove(request);
  });

  it('offers the templates of all O-Clouds, and says which have them', async () => {
    const template = aClusterTemplate();
    const key = { namespace: 'default', name: 'small-v1' };
    const offeredBy = (names: string) => (info: TemplateInfo) =>
      info.metadata.annotations?.[annotations.offeredBy] === names;
    const put = (cloud: OtherCloud, spec = template.spec) =>
      cloud.client.apply(
        resourceTypes.clusterTemplate,
        { ...template, spec },
        { fieldManager: 'test' },
      );
    await put(west);
    await focom.observer.until(
      resourceTypes.templateInfo,
      key,
      offeredBy('west'),
    );
    await put(north);
    await focom.observer.until(
      resourceTypes.templateInfo,
      key,
      offeredBy('north,west'),
    );
    await put(north, { ...template.spec, parameterSchema: { type: 'object' } });
    const changed = await focom.observer.until<TemplateInfo>(
      resourceTypes.templateInfo,
      key,
      offeredBy('north'),
    );
    expect(changed.spec.templateParameterSchema).toBe('{"type":"object"}');
    await focom.observer.untilSome<KubernetesObject & { reason: string }>(
      resourceTypes.event,
      ({ reason }) => reason === 'TemplateDiffers',
    );
    await north.client.delete(resourceTypes.clusterTemplate, key);
    await put(west, { ...template.spec, deprecated: true });
    await focom.observer.until<TemplateInfo>(
      resourceTypes.templateInfo,
      key,
      info =>
        offeredBy('west')(info) &&
        info.metadata.labels?.[labels.deprecated] === 'true',
    );
    // an O-Cloud that cannot be asked takes nothing away
    await focom.stopOperator();
    west.network.cut();
    await focom.startOperator();
    await west.until('Reachable', 'False', 'OCloudUnreachable');
    expect(
      await focom.client.get(resourceTypes.templateInfo, key),
    ).toBeDefined();
    west.network.mend();
    await west.until('Reachable', 'True');
    await west.client.delete(resourceTypes.clusterTemplate, key);
    await focom.observer.untilGone(resourceTypes.templateInfo, key);
  });

  it('knows what it made though somebody took the mark off, and leaves none of it', async () => {
    await west.register();
    const [single, batch] = await Promise.all([
      ask('unmarked', 'west'),
      focom.applyRequest('unmarked-sites', {
        oCloudId: 'west',
        templateParameters: {},
        clusters: [{ name: 'a' }],
      }),
    ]);
    await Promise.all([
      focom.untilReason(single, 'Succeeded'),
      focom.untilReason(batch, 'Succeeded'),
    ]);
    const made = [single, { metadata: batch.metadata, cluster: 'a' }];
    const mark = labels.focomRequestUid;
    const takeOff = () =>
      Promise.all(
        made.map(each =>
          west.client.patch(
            resourceTypes.provisioningRequest,
            { name: remoteNameOf(each) },
            { metadata: { labels: { [mark]: null } } },
          ),
        ),
      );
    await takeOff();
    for (const each of made) {
      await west.remoteOf(
        each,
        ({ metadata }) => metadata.labels?.[mark] === each.metadata.uid,
      );
    }

    await focom.stopOperator();
    await takeOff();
    await Promise.all(
      made.map(each => west.setRemoteFinalizers(each, ['test/hold'])),
    );
    await Promise.all([focom.delete(single), focom.delete(batch)]);
    await focom.startOperator();
    for (const each of made) {
      await west.remoteOf(each, ({ metadata }) =>
        Boolean(metadata.deletionTimestamp),
      );
      await west.setRemoteFinalizers(each, []);
    }
    await Promise.all([focom.untilGone(single), focom.untilGone(batch)]);
    expect(await Promise.all(made.map(each => west.readRemote(each)))).toEqual([
      undefined,
      undefined,
    ]);
  });

  it('lets none go while it cannot tell whether it is the same cluster, unless told so', async () => {
    await Promise.all([west.register(), north.register()]);
    await north.admit('mute', ['provisioningrequests']);
    const config = JSON.parse(north.kubeconfig);
    config.users[0].user.as = 'mute';
    const [kept, lost] = await Promise.all([
      ask('kept', 'west'),
      ask('given-up', 'west'),
    ]);
    await Promise.all([
      focom.untilReason(kept, 'Succeeded'),
      focom.untilReason(lost, 'Succeeded'),
    ]);
    await west.applySecret(JSON.stringify(config));
    const unknown = await west.until('Reachable', 'False', 'ClusterUnknown');
    expect(unknown.status?.message).toContain('get the namespace kube-system');
    await Promise.all([focom.delete(kept), focom.delete(lost)]);
    await untilMessage(kept, 'Only if the O-Cloud is gone for good');
    await focom.client.patch(
      resourceTypes.focomProvisioningRequest,
      lost.metadata,
      {
        metadata: {
          annotations: { [annotations.abandon]: remoteNameOf(lost) },
        },
      },
    );
    await focom.untilGone(lost);
    await west.applySecret();
    await focom.untilGone(kept);
    expect(await west.readRemote(kept)).toBeUndefined();
    await west.client.delete(resourceTypes.provisioningRequest, {
      name: remoteNameOf(lost),
    });

    // sent by one that does not say which cluster it is, which is then changed for another
    await west.admit('mute', ['provisioningrequests']);
    const mute = { namespace: 'default', name: 'mute' };
    const silent = await ask('silent', 'mute');
    await focom.untilReason(silent, 'Succeeded');
    const change = (kubeconfig: string) =>
      focom.apply(resourceTypes.secret, {
        metadata: mute,
        data: { kubeconfig: Buffer.from(kubeconfig).toString('base64') },
      });
    await change(north.kubeconfig);
    await untilMessage(silent, annotations.acceptCluster);
    await focom.delete(silent);
    await untilMessage(silent, 'Only if the O-Cloud is gone for good');
    // what is there says which it is
    await change(west.kubeconfig);
    await focom.untilGone(silent);
    expect(await west.readRemote(silent)).toBeUndefined();
    await focom.client.delete(resourceTypes.oCloud, mute);
    await focom.observer.untilGone(resourceTypes.oCloud, mute);
  });

  it('says that there is nobody at an address', async () => {
    const config = JSON.parse(north.kubeconfig);
    config.clusters[0].cluster.server = NOBODY;
    await north.applySecret(JSON.stringify(config));
    const lost = await north.until('Reachable', 'False', 'OCloudUnreachable');
    expect(lost.status?.message).toContain('nothing listens at its address');
    await north.applySecret();
    await north.until('Reachable', 'True');
  });
});
