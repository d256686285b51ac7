import { createHash } from 'node:crypto';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { ManagedProcess } from '../../processes/ManagedProcess';
import { runCommand } from '../../processes/runCommand';
import { Component } from '../Component';
import { ImageSpec } from './ImageSpec';
import { writeImageArchive } from './writeImageArchive';

/** Where the kubelet, and so kubeadm, looks for images. */
const NAMESPACE = 'k8s.io';
const TIMEOUT_MS = 60_000;
const POLL_MS = 100;

/** The directory that has containerd's data. */
export const STORE = 'containerd';

/**
 * containerd's data with the images in it, unpacked. Hosts get hard links of it: each has all images at once, and they
 * take their space once.
 */
export async function imageStoreComponent(
  images: ImageSpec[],
): Promise<Component> {
  return {
    name: `images-${await fingerprint(images)}`,
    summary: `Making ${images.length} images for the hosts`,
    contents: [STORE],
    async make(directory) {
      const archive = join(directory, 'images.tar');
      await writeImageArchive({ file: archive, images });
      await importImages(archive, join(directory, STORE));
      await rm(archive);
    },
  };
}

/** Changes when any of the files in the images does. */
async function fingerprint(images: ImageSpec[]): Promise<string> {
  const content = await Promise.all(
    images.map(async ({ name, files, links, entrypoint }) => ({
      name,
      links,
      entrypoint,
      files: await Promise.all(
        Object.entries(files).map(async ([path, source]) => {
          const { size, mtimeMs } = await stat(source);
          return { path, source, size, mtimeMs };
        }),
      ),
    })),
  );
  return createHash('sha256')
    .update(JSON.stringify(content))
    .digest('hex')
    .slice(0, 12);
}

/** By a containerd that runs just for that. */
async function importImages(archive: string, store: string): Promise<void> {
  // a socket's path must be short
  const run = await mkdtemp(join(tmpdir(), 'o2ims-images-'));
  const socket = join(run, 'socket');
  const config = join(run, 'config.toml');
  await writeFile(
    config,
    `version = 2
root = ${JSON.stringify(store)}
state = ${JSON.stringify(join(run, 'state'))}
disabled_plugins = ["io.containerd.grpc.v1.cri"]
[grpc]
  address = ${JSON.stringify(socket)}
`,
  );
  const containerd = await ManagedProcess.start({
    name: 'containerd',
    command: 'containerd',
    args: ['--config', config],
    mark: config,
    directory: run,
    logFile: join(run, 'containerd.log'),
    pidFile: join(run, 'containerd.pid'),
  });
  const ctr = (...args: string[]) =>
    runCommand('ctr', ['--address', socket, '--namespace', NAMESPACE, ...args]);
  try {
    const deadline = Date.now() + TIMEOUT_MS;
    for (;;) {
      try {
        await ctr('version');
        break;
      } catch (error) {
        if (!containerd.isRunning || Date.now() > deadline) {
          throw new Error(
            `containerd did not start: ${await containerd.lastLines()}`,
            { cause: error },
          );
        }
        await delay(POLL_MS);
      }
    }
    await ctr('images', 'import', '--snapshotter', 'overlayfs', archive);
  } finally {
    await containerd.stop();
    await rm(run, { recursive: true, force: true });
  }
}
