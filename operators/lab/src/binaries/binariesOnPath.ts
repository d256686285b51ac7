import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { Binaries } from './Binaries';
import { oldest } from './versions';

const TIMEOUT_MS = 10_000;

/** The binaries on PATH, when both are there and new enough; throws with the reason when not. */
export async function binariesOnPath(path: string): Promise<Binaries> {
  const kubeApiServer = await locate('kube-apiserver', path);
  const etcd = await locate('etcd', path);
  await check(kubeApiServer, oldest.kubeApiServer);
  await check(etcd, oldest.etcd);
  return { etcd, kubeApiServer };
}

async function locate(name: string, path: string): Promise<string> {
  for (const directory of path.split(delimiter).filter(Boolean)) {
    const file = join(directory, name);
    try {
      await access(file, constants.X_OK);
      return file;
    } catch {
      // the next directory may have it
    }
  }
  throw new Error(`${name} is not on PATH`);
}

async function check(
  file: string,
  [major, minor]: readonly [number, number],
): Promise<void> {
  const { stdout } = await promisify(execFile)(file, ['--version'], {
    timeout: TIMEOUT_MS,
  });
  const found = /(\d+)\.(\d+)\.\d+/.exec(stdout);
  if (!found) {
    throw new Error(`${file} does not say its version: ${stdout.trim()}`);
  }
  const [, foundMajor, foundMinor] = found.map(Number);
  if (foundMajor < major || (foundMajor === major && foundMinor < minor)) {
    throw new Error(
      `${file} is version ${found[0]}, and at least ${major}.${minor} is needed`,
    );
  }
}
