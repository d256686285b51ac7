import { createHash } from 'node:crypto';
import {
  chmod,
  mkdir,
  mkdtemp,
  readFile,
  rm,
  writeFile,
} from 'node:fs/promises';
import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { create } from 'tar';
import { Binaries } from './Binaries';
import { ArchiveSource } from './downloadArchive';
import { findBinaries, FindBinariesOptions } from './findBinaries';
import { archive, kubernetes } from './versions';

/** Makes two programs that say their versions. */
async function makeBinaries(
  directory: string,
  versions = { kubernetes: 'v1.36.3', etcd: '3.6.16' },
): Promise<Binaries> {
  await mkdir(directory, { recursive: true });
  const make = async (name: string, says: string) => {
    const file = join(directory, name);
    await writeFile(file, `#!/bin/sh\necho "${says}"\n`);
    await chmod(file, 0o755);
    return file;
  };
  return {
    etcd: await make('etcd', `etcd Version: ${versions.etcd}`),
    kubeApiServer: await make(
      'kube-apiserver',
      `Kubernetes ${versions.kubernetes}`,
    ),
  };
}

describe('findBinaries', () => {
  let root: string;
  let cache: string;
  let server: Server;
  let source: ArchiveSource;
  let archiveFile: string;
  let requests: number;
  let options: FindBinariesOptions & { cache: string };
  const build = jest.fn();

  beforeEach(async () => {
    build.mockReset();
    build.mockRejectedValue(new Error('Go is not installed'));
    root = await mkdtemp(join(tmpdir(), 'o2ims-binaries-'));
    cache = join(root, 'cache');
    await makeBinaries(join(root, 'archive', 'controller-tools', 'envtest'));
    archiveFile = join(root, 'archive.tar.gz');
    await create(
      { gzip: true, file: archiveFile, cwd: join(root, 'archive') },
      ['controller-tools'],
    );
    const content = await readFile(archiveFile);
    requests = 0;
    server = createServer((_, response) => {
      requests += 1;
      response.end(content);
    });
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    source = {
      url: `http://127.0.0.1:${
        (server.address() as AddressInfo).port
      }/a.tar.gz`,
      sha512: createHash('sha512').update(content).digest('hex'),
    };
    options = { env: { PATH: '/usr/bin:/bin' }, cache, source, build };
  });

  afterEach(async () => {
    server.closeAllConnections();
    await new Promise(resolve => {
      server.close(resolve);
    });
    await rm(root, { recursive: true, force: true });
  });

  it('looks where it is told, then in KUBEBUILDER_ASSETS, on PATH, in the cache', async () => {
    const configured = await makeBinaries(join(root, 'configured'));
    const assets = await makeBinaries(join(root, 'assets'));
    const onPath = await makeBinaries(join(root, 'path'));
    const cached = await makeBinaries(join(cache, archive.version));
    const env = {
      KUBEBUILDER_ASSETS: join(root, 'assets'),
      PATH: join(root, 'path'),
    };
    await expect(
      findBinaries({ ...options, env, directory: join(root, 'configured') }),
    ).resolves.toEqual(configured);
    await expect(findBinaries({ ...options, env })).resolves.toEqual(assets);
    await expect(
      findBinaries({ ...options, env: { PATH: env.PATH } }),
    ).resolves.toEqual(onPath);
    await expect(findBinaries(options)).resolves.toEqual(cached);
    expect(requests).toBe(0);
  });

  it('takes what was built earlier from the cache', async () => {
    const built = await makeBinaries(join(cache, kubernetes.version));
    await expect(findBinaries(options)).resolves.toEqual(built);
  });

  it('looks nowhere else than where it is told', async () => {
    await expect(
      findBinaries({ ...options, directory: join(root, 'nowhere') }),
    ).rejects.toThrow(/--binaries .*nowhere: there is no executable/);
  });

  it.each([
    ['old', { kubernetes: 'v1.31.9', etcd: '3.6.16' }],
    ['old etcd', { kubernetes: 'v1.36.3', etcd: '3.4.1' }],
    ['speechless', { kubernetes: 'unknown', etcd: '3.6.16' }],
  ])('passes over %s binaries on PATH', async (_, versions) => {
    await makeBinaries(join(root, 'path'), versions);
    const cached = await makeBinaries(join(cache, archive.version));
    await expect(
      findBinaries({ ...options, env: { PATH: join(root, 'path') } }),
    ).resolves.toEqual(cached);
  });

  it('downloads once, also when several ask at the same time', async () => {
    const expected = {
      etcd: join(cache, archive.version, 'etcd'),
      kubeApiServer: join(cache, archive.version, 'kube-apiserver'),
    };
    await expect(
      Promise.all([findBinaries(options), findBinaries(options)]),
    ).resolves.toEqual([expected, expected]);
    expect(requests).toBe(1);
    expect(build).not.toHaveBeenCalled();
  });

  it('builds what cannot be downloaded, and says why', async () => {
    const built = { etcd: 'built etcd', kubeApiServer: 'built' };
    build.mockResolvedValue(built);
    const lines: string[] = [];
    await expect(
      findBinaries({
        ...options,
        source: { ...source, sha512: 'not this' },
        onProgress: line => lines.push(line),
      }),
    ).resolves.toEqual(built);
    expect(build.mock.calls[0][0].directory).toBe(
      join(cache, kubernetes.version),
    );
    expect(lines.join('\n')).toMatch(
      /No download: .*a\.tar\.gz is not what was expected.*; building from source/,
    );
  });

  it('says what was tried and what to do when nothing helps', async () => {
    const failing = findBinaries({
      ...options,
      env: { PATH: '', KUBEBUILDER_ASSETS: join(root, 'empty') },
      source: { url: 'http://127.0.0.1:1/a.tar.gz', sha512: '' },
    });
    const message = await failing.catch((error: Error) => error.message);
    const order = [
      /KUBEBUILDER_ASSETS=.*empty: there is no executable/,
      /PATH: kube-apiserver is not on PATH/,
      /cache .*: there is no executable/,
      /download: .* could not be downloaded/,
      /build from source: Go is not installed/,
      /install Go, or name a directory/,
    ].map(pattern => String(message).search(pattern));
    expect(order.every(position => position > 0)).toBe(true);
    expect([...order].sort((a, b) => a - b)).toEqual(order);
  });
});
