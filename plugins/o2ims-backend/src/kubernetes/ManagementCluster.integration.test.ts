import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { AddressInfo, connect, createServer, Server, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Plane, startTestPlane } from '@o2ims-portal/lab';
import { newRequest } from '../__testUtils__/objects';
import { startPortal } from '../__testUtils__/startPortal';
import { waitUntil } from '../__testUtils__/waitUntil';

jest.setTimeout(90_000);

/** A way to the API server that can be closed and opened. */
class Gate {
  readonly #sockets = new Set<Socket>();
  readonly #target: URL;
  #server?: Server;
  #port = 0;

  constructor(target: string) {
    this.#target = new URL(target);
  }

  get port(): number {
    return this.#port;
  }

  async open(): Promise<void> {
    this.#server = createServer(socket => {
      const onward = connect(Number(this.#target.port), this.#target.hostname);
      for (const end of [socket, onward]) {
        this.#sockets.add(end);
        end.on('error', () => undefined);
        end.on('close', () => {
          this.#sockets.delete(end);
          socket.destroy();
          onward.destroy();
        });
      }
      socket.pipe(onward).pipe(socket);
    });
    this.#server.listen(this.#port, '127.0.0.1');
    await once(this.#server, 'listening');
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    const closed = this.#server && once(this.#server, 'close');
    this.#server?.close();
    this.#sockets.forEach(socket => socket.destroy());
    await closed;
    this.#server = undefined;
  }
}

describe('ManagementCluster', () => {
  let plane: Plane;
  let directory: string;
  let kubeconfig: string;
  let gate: Gate;
  let portal: Awaited<ReturnType<typeof startPortal>> | undefined;
  const rejections: unknown[] = [];
  const onRejection = (reason: unknown) => rejections.push(reason);

  beforeAll(async () => {
    process.on('unhandledRejection', onRejection);
    plane = await startTestPlane();
  });

  beforeEach(async () => {
    directory = join(tmpdir(), `o2ims-backend-${randomUUID()}`);
    await mkdir(directory);
    kubeconfig = join(directory, 'kubeconfig');
    gate = new Gate(plane.server);
    await gate.open();
  });

  afterEach(async () => {
    await portal?.stop();
    portal = undefined;
    await gate.close();
    await rm(directory, { recursive: true, force: true });
  });

  afterAll(async () => {
    process.off('unhandledRejection', onRejection);
    await plane?.stop();
  });

  async function writeKubeconfig(server: string): Promise<void> {
    const content = await readFile(plane.kubeconfig, 'utf8');
    await writeFile(kubeconfig, content.replaceAll(plane.server, server));
  }

  const throughGate = () => `https://127.0.0.1:${gate.port}`;
  const list = async () => portal!.api.get('/api/o2ims/v1/requests');

  it('starts without a kubeconfig, says so, and goes on when there is one', async () => {
    portal = await startPortal({ kubeconfig });
    const response = await waitUntil(async () => {
      const answer = await list();
      return /There is no way/.test(answer.body.error.message) && answer;
    });
    expect(response.status).toBe(503);
    expect(response.body.error).toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringMatching(
        /ENOENT.*check o2ims.kubernetes in the portal's configuration/,
      ),
    });
    await writeKubeconfig(throughGate());
    await waitUntil(async () => (await list()).status === 200);
    expect(rejections).toEqual([]);
  });

  it('starts while the API server is away, says so, and goes on when it is back', async () => {
    await writeKubeconfig(throughGate());
    await gate.close();
    portal = await startPortal({ kubeconfig });
    const response = await waitUntil(async () => {
      const answer = await list();
      return /cannot be reached/.test(answer.body.error.message) && answer;
    });
    expect(response.status).toBe(503);
    expect(response.body.error.message).toContain(
      `The management cluster at ${throughGate()} cannot be reached: `,
    );
    expect(response.body.error.message).toContain('ECONNREFUSED');
    const refused = await portal.api
      .post('/api/o2ims/v1/requests')
      .send(newRequest('too-early'));
    expect(refused.status).toBe(503);

    await gate.open();
    await waitUntil(async () => (await list()).status === 200);
    expect(rejections).toEqual([]);
  });

  it('goes on telling what it knows while the API server is away, and refuses to write', async () => {
    await writeKubeconfig(throughGate());
    portal = await startPortal({ kubeconfig });
    await waitUntil(async () => (await list()).status === 200);
    await waitUntil(
      async () =>
        (await portal!.api.get('/api/o2ims/v1/templates')).status === 200,
    );
    await gate.close();
    expect((await list()).status).toBe(200);
    const refused = await portal.api
      .post('/api/o2ims/v1/requests')
      .send(newRequest('while-away'));
    expect(refused.status).toBe(503);
    expect(refused.body.error.message).toMatch(/cannot be reached/);

    await gate.open();
    const made = await waitUntil(async () => {
      const answer = await portal!.api
        .post('/api/o2ims/v1/requests')
        .send(newRequest('after-all'));
      return answer.status === 201 && answer;
    });
    expect(made.body.name).toBe('after-all');
    expect(rejections).toEqual([]);
  });

  it('follows a kubeconfig that changes', async () => {
    await gate.close();
    await writeKubeconfig(throughGate());
    portal = await startPortal({ kubeconfig });
    await waitUntil(async () =>
      /cannot be reached/.test((await list()).body.error.message),
    );
    await writeKubeconfig(plane.server);
    await waitUntil(async () => (await list()).status === 200, 60_000);
    expect(rejections).toEqual([]);
  });
});
