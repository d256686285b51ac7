import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KubeConfig } from '@kubernetes/client-node';
import {
  FocomProvisioningRequest,
  OCloud,
  ProvisioningRequest,
  reasons,
  resourceTypes,
} from '@o2ims-portal/api';
import { ApiError, KubernetesClient } from '@o2ims-portal/kubernetes-client';
import { CertificateAuthority, Validity } from '@o2ims-portal/lab';
import { FocomFixture } from './__testUtils__/FocomFixture';
import { OtherCloud } from './__testUtils__/OtherCloud';

jest.setTimeout(120_000);

const HOUR_MS = 3_600_000;
/** Long enough to connect with, and to send a request. */
const SHORT_MS = 12_000;
const SERVER_NAME = 'o-cloud.test';

const until = (milliseconds: number): Validity => ({
  notBefore: new Date(Date.now() - HOUR_MS),
  notAfter: new Date(Date.now() + milliseconds),
});
const expired = () => until(-60_000);

const toBase64 = (text: string) => Buffer.from(text).toString('base64');

describe('an O-Cloud', () => {
  let focom: FocomFixture;
  let cloud: OtherCloud;
  let directory: string;
  let clients: CertificateAuthority;
  let servers: CertificateAuthority;

  /** The certificate by which the API server is known under another name than its own. */
  async function serveCertificate(validity?: Validity): Promise<void> {
    const { certificate, key } = await servers.issueServer({
      commonName: SERVER_NAME,
      dnsNames: [SERVER_NAME],
      addresses: [],
      validity,
    });
    await writeFile(join(directory, 'server.key'), key);
    await writeFile(join(directory, 'server.crt'), certificate);
  }

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'o2ims-certificates-'));
    servers = await CertificateAuthority.create({ commonName: 'servers' });
    await serveCertificate(expired());
    const files = ['server.crt', 'server.key'].map(it => join(directory, it));
    const starting = FocomFixture.start();
    [focom, cloud] = await Promise.all([
      starting,
      OtherCloud.start(starting, 'west', {
        apiServerArgs: [`--tls-sni-cert-key=${files.join(',')}`],
      }),
    ]);
    const pki = (name: string) =>
      readFile(
        join(cloud.plane.directory, 'kube-apiserver', 'pki', name),
        'utf8',
      );
    clients = await CertificateAuthority.load({
      certificate: await pki('ca.crt'),
      key: await pki('ca.key'),
    });
    await focom.applyTemplate('any');
  });

  afterAll(async () => {
    await focom?.stop();
    await cloud?.stop();
    await rm(directory, { recursive: true, force: true });
  });

  /** An administrator's kubeconfig with a client certificate of its own. */
  async function withClient(validity?: Validity): Promise<string> {
    const { certificate, key } = await clients.issueClient({
      commonName: 'focom',
      organization: 'system:masters',
      validity,
    });
    const config = JSON.parse(cloud.kubeconfig);
    Object.assign(config.users[0].user, {
      'client-certificate-data': toBase64(certificate),
      'client-key-data': toBase64(key),
    });
    return JSON.stringify(config);
  }

  /** A kubeconfig that knows the API server by its other name. */
  function withServerName(): string {
    const config = JSON.parse(cloud.kubeconfig);
    Object.assign(config.clusters[0].cluster, {
      'certificate-authority-data': toBase64(servers.certificate),
      'tls-server-name': SERVER_NAME,
    });
    return JSON.stringify(config);
  }

  const putSecret = (name: string, kubeconfig: string) =>
    focom.apply(resourceTypes.secret, {
      metadata: { namespace: 'default', name },
      data: { kubeconfig: toBase64(kubeconfig) },
    });

  async function register(name: string, kubeconfig: string): Promise<void> {
    const key = { namespace: 'default', name };
    await putSecret(name, kubeconfig);
    await focom.apply(resourceTypes.oCloud, {
      metadata: key,
      spec: { o2imsSecret: { secretRef: key } },
    });
  }

  const untilCondition = (
    name: string,
    type: string,
    status: string,
    reason: string,
  ) =>
    focom.observer.until<OCloud>(
      resourceTypes.oCloud,
      { namespace: 'default', name },
      oCloud =>
        (oCloud.status?.conditions ?? []).some(
          condition =>
            condition.type === type &&
            condition.status === status &&
            condition.reason === reason,
        ),
    );

  /** Waits until a request is held, and says why. */
  const untilHeld = (request: FocomProvisioningRequest, text: string) =>
    focom.until(
      request,
      ({ conditions, message = '' }) =>
        conditions?.[0].reason === reasons.oCloudUnreachable &&
        message.includes(text),
    );

  async function fulfil(request: FocomProvisioningRequest): Promise<void> {
    await cloud.remoteOf(request);
    await cloud.setState(request, 'fulfilled');
    await focom.untilPhase(request, 'FULFILLED');
  }

  /** Removes requests, of which there was one each on the O-Cloud. */
  async function remove(...requests: FocomProvisioningRequest[]) {
    const { items } = await cloud.client.list<ProvisioningRequest>(
      resourceTypes.provisioningRequest,
    );
    expect(items).toHaveLength(requests.length);
    for (const request of requests) {
      await focom.delete(request);
      await focom.untilGone(request);
    }
  }

  it('whose client certificate has expired gets what waits for it when the Secret has a new one', async () => {
    await register('client', await withClient(expired()));
    const request = await focom.applyRequest('one', { oCloudId: 'client' });
    const { status } = await untilCondition(
      'client',
      'Authorized',
      'False',
      reasons.unauthorized,
    );
    expect(status?.message).toContain('or have expired');
    expect(status?.message).toContain('Put a kubeconfig that is good');
    const held = await untilHeld(request, 'or have expired');
    expect(held.status?.phase).toBe('PENDING');
    expect(await cloud.readRemote(request)).toBeUndefined();

    await putSecret('client', await withClient());
    await untilCondition('client', 'Authorized', 'True', reasons.connected);
    await fulfil(request);
    await remove(request);
  });

  it('whose server has an expired certificate gets what waits for it when that is renewed', async () => {
    await register('server', withServerName());
    const request = await focom.applyRequest('two', { oCloudId: 'server' });
    const { status } = await untilCondition(
      'server',
      'Reachable',
      'False',
      reasons.oCloudUnreachable,
    );
    expect(status?.message).toContain(
      'the certificate of its server has expired, and has to be renewed there',
    );
    const held = await untilHeld(request, 'has to be renewed there');
    expect(held.status?.phase).toBe('PENDING');
    expect(await cloud.readRemote(request)).toBeUndefined();

    await serveCertificate();
    await untilCondition('server', 'Reachable', 'True', reasons.connected);
    await fulfil(request);
    await remove(request);
  });

  it('says so too when its client certificate expires while a watch is open, and loses nothing', async () => {
    const kubeconfig = await withClient(until(SHORT_MS));
    await register('short', kubeconfig);
    const before = await focom.applyRequest('before', { oCloudId: 'short' });
    await focom.untilReason(before, reasons.succeeded);
    await untilRefused(kubeconfig);

    const after = await focom.applyRequest('after', { oCloudId: 'short' });
    const { status } = await untilCondition(
      'short',
      'Authorized',
      'False',
      reasons.unauthorized,
    );
    expect(status?.lastContactTime).toBeDefined();
    await untilHeld(after, 'or have expired');
    await putSecret('short', await withClient());
    await untilCondition('short', 'Authorized', 'True', reasons.connected);
    await Promise.all([before, after].map(fulfil));
    await remove(before, after);
  });

  /** Waits until the API server does not take the credentials of a kubeconfig any more. */
  async function untilRefused(text: string): Promise<void> {
    const kubeConfig = new KubeConfig();
    kubeConfig.loadFromString(text);
    const client = KubernetesClient.create({ kubeConfig });
    const ask = () =>
      client.get(resourceTypes.namespace, { name: 'kube-system' });
    try {
      while (await ask().then(Boolean, isNotRefused)) {
        await once(AbortSignal.timeout(200), 'abort');
      }
    } finally {
      await client.close();
    }
  }

  function isNotRefused(error: unknown): boolean {
    if (error instanceof ApiError && error.status === 401) {
      return false;
    }
    throw error;
  }
});
