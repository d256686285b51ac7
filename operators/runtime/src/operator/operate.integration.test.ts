import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { KubernetesObject, resourceTypes } from '@o2ims-portal/api';
import { ApiProxy } from '@o2ims-portal/kubernetes-client/testing';
import { Plane, startTestPlane } from '@o2ims-portal/lab';
import { watchObject } from '../controller';
import { LogLines } from '../__testUtils__/LogLines';
import { configMaps } from '../__testUtils__/TestObjects';
import { operate } from './operate';
import { OperatorConfig } from './OperatorConfig';
import { parseFlags } from './parseFlags';

jest.setTimeout(60_000);

describe('operate', () => {
  let plane: Plane;
  let log: LogLines;
  let stop: AbortController;

  const start = (
    args: string[],
    setUp: Parameters<typeof operate>[0]['setUp'] = () => undefined,
    serverTimeoutMs?: number,
  ) =>
    operate({
      name: 'test',
      setUp,
      flags: parseFlags(args),
      logger: log.logger,
      signal: stop.signal,
      serverTimeoutMs,
    });

  const writeKubeconfig = async (name: string, server: string) => {
    const file = join(plane.directory, name);
    await writeFile(
      file,
      JSON.stringify({
        'current-context': 'x',
        contexts: [{ name: 'x', context: { cluster: 'x', user: 'x' } }],
        clusters: [
          { name: 'x', cluster: { server, 'insecure-skip-tls-verify': true } },
        ],
        users: [{ name: 'x', user: { token: 'wrong' } }],
      }),
    );
    return `--kubeconfig=${file}`;
  };

  beforeAll(async () => {
    plane = await startTestPlane({ byoh: false, clusterApi: 'none' });
  });

  beforeEach(() => {
    log = new LogLines();
    stop = new AbortController();
  });

  afterAll(async () => {
    await plane?.stop();
  });

  it('works until it is told to stop, and gives its Lease back', async () => {
    let config: OperatorConfig | undefined;
    let reconciled = () => {};
    const worked = new Promise<void>(resolve => {
      reconciled = resolve;
    });
    const ended = start(
      [
        `--kubeconfig=${plane.kubeconfig}`,
        '--namespace=default',
        '--concurrency=2',
      ],
      (manager, given) => {
        config = given;
        manager.addController({
          name: 'config-map',
          reconciler: { reconcile: async () => reconciled() },
          watches: [watchObject(manager.informer(configMaps))],
        });
      },
    );
    await worked;
    expect(config).toEqual({
      namespace: 'default',
      concurrency: 2,
      switches: new Set(),
      settings: new Map(),
    });
    stop.abort();
    expect(await ended).toBe(0);
    const lease = await plane.client.get<
      KubernetesObject & { spec?: { holderIdentity?: string } }
    >(resourceTypes.lease, { namespace: 'default', name: 'test' });
    expect(lease?.spec?.holderIdentity ?? '').toBe('');
  });

  it('needs no Lease when there is to be no leader', async () => {
    const proxy = await ApiProxy.start(plane);
    const [{ server }] = proxy.kubeConfig.clusters;
    const ended = start(
      [await writeKubeconfig('alone', server), '--leader-elect=false'],
      manager =>
        manager.addController({
          name: 'config-map',
          reconciler: { reconcile: async () => stop.abort() },
          watches: [watchObject(manager.informer(configMaps))],
        }),
    );
    expect(await ended).toBe(0);
    const paths = proxy.requests.map(({ path }) => path);
    expect(paths.filter(path => path.includes('leases'))).toEqual([]);
    expect(paths.length).toBeGreaterThan(0);
    await proxy.stop();
  });

  it('ends with a failure when the API server does not answer', async () => {
    const server = createServer();
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const { port } = server.address() as AddressInfo;
    await new Promise(resolve => {
      server.close(resolve);
    });
    const kubeconfig = await writeKubeconfig(
      'nobody',
      `https://127.0.0.1:${port}`,
    );
    expect(await start([kubeconfig], undefined, 600)).toBe(1);
    await log.whenLogged(`Waiting for the API server at https://127.0.0.1:`);
    const { message } = await log.whenLogged('test ends');
    expect(message).toContain('did not answer within 0.6 s');
    expect(message).toContain('ECONNREFUSED');
  });

  it('ends with a failure when the credentials are wrong', async () => {
    const kubeconfig = await writeKubeconfig('wrong', plane.server);
    expect(await start([kubeconfig])).toBe(1);
    await log.whenLogged('does not accept the credentials');
  });

  it('ends with a failure when there is no such kubeconfig', async () => {
    expect(await start(['--kubeconfig=/nowhere/kubeconfig'])).toBe(1);
    await log.whenLogged('/nowhere/kubeconfig');
  });

  it('stops while it still waits for the API server', async () => {
    const kubeconfig = await writeKubeconfig('away', 'https://127.0.0.1:1');
    const ended = start([kubeconfig]);
    await log.whenLogged('Waiting for the API server');
    stop.abort();
    expect(await ended).toBe(0);
    expect(log.lines.map(({ message }) => message)).not.toContain(
      'Caches are filled',
    );
  });
});
