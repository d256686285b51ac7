import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readlink, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheDirectory } from '../../cache/cacheDirectory';
import { isListening } from '../../processes/isListening';
import { runCommand } from '../../processes/runCommand';
import { isComplete } from '../../software/ensureComponent';
import { builtComponents } from '../../software/findSoftware';
import { hostNetwork } from '../hostNetwork';
import { ControlGroups } from '../machine/controlGroups';
import { MachineFacts } from './findMissing';
import { requirements } from './requirements';

const WEBHOOK_PORT = 9443;

/** Finds out what there is to know before hosts are made on this machine. */
export async function lookAtMachine(options: {
  directory: string;
  hosts: number;
  clusterApi: string;
  groups?: ControlGroups;
}): Promise<MachineFacts> {
  const { directory, hosts, clusterApi, groups } = options;
  const isLinux = process.platform === 'linux';
  const isRoot = process.getuid?.() === 0;
  return {
    platform: process.platform,
    architecture: process.arch,
    isRoot,
    hasMergedUsr: await readlink('/bin').then(
      target => /^\/?usr\/bin/.test(target),
      () => false,
    ),
    missingPackages: findMissingPackages(),
    hasGo: await runCommand('go', ['version']).then(
      () => true,
      () => false,
    ),
    missingComponents: await findMissingComponents(clusterApi),
    hasControlGroups: groups !== undefined,
    overlayProblem:
      isLinux && isRoot ? await findOverlayProblem(directory) : undefined,
    isWebhookPortFree: !(await isListening(WEBHOOK_PORT)),
    networkTakenBy: isLinux ? await findNetworkOwner() : undefined,
    hosts,
  };
}

function findMissingPackages(): string[] {
  const missing = requirements.filter(
    ({ files }) => !files.some(file => existsSync(file)),
  );
  return [...new Set(missing.map(({ package: name }) => name))];
}

async function findMissingComponents(clusterApi: string): Promise<string[]> {
  const cache = cacheDirectory();
  const found = await Promise.all(
    builtComponents(clusterApi).map(async component => ({
      name: component.name,
      isThere: await isComplete(component, join(cache, component.name)),
    })),
  );
  return found.filter(({ isThere }) => !isThere).map(({ name }) => name);
}

/** Mounts one, in a namespace that ends with the attempt. */
async function findOverlayProblem(
  directory: string,
): Promise<string | undefined> {
  await mkdir(directory, { recursive: true });
  const probe = await mkdtemp(join(directory, 'overlay-'));
  try {
    await runCommand(
      'unshare',
      [
        '--mount',
        'sh',
        '-ec',
        'mkdir upper work merged; mount -t overlay overlay -o lowerdir=/usr,upperdir=upper,workdir=work merged',
      ],
      { cwd: probe },
    );
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    await rm(probe, { recursive: true, force: true });
  }
}

async function findNetworkOwner(): Promise<string | undefined> {
  const result = await runCommand('ip', [
    '-json',
    'address',
    'show',
    'to',
    hostNetwork.subnet,
  ]).catch(() => undefined);
  const links = JSON.parse(result?.stdout || '[]') as {
    ifname?: string;
  }[];
  return links
    .map(({ ifname }) => ifname)
    .find(name => name !== undefined && name !== hostNetwork.bridge);
}
