import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rmdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { CGROUP_PREFIX } from '../hostNetwork';

const POLL_MS = 20;
const NEEDED_CONTROLLERS = ['cpu', 'cpuset', 'io', 'memory', 'pids'];

/** How this machine has its control groups: hierarchies by controller (version 1), or one for all (version 2). */
export interface ControlGroups {
  version: 1 | 2;
  /** Where they are mounted. */
  hierarchies: string[];
}

/** Reads from a table of mounts (`/proc/self/mounts`) where the controllers are. */
export function findControlGroups(mounts: string): ControlGroups | undefined {
  const entries = mounts.split('\n').map(line => line.split(' '));
  const directories = (type: string) =>
    entries
      .filter(entry => entry[2] === type)
      // a hierarchy without controllers, such as systemd's, is not for us
      .filter(entry => !entry[3].split(',').some(o => o.startsWith('name=')))
      .map(entry => entry[1]);
  const first = directories('cgroup');
  if (first.some(directory => /\/memory$/.test(directory))) {
    return { version: 1, hierarchies: first };
  }
  const [second] = directories('cgroup2');
  return second ? { version: 2, hierarchies: [second] } : undefined;
}

/** @see findControlGroups */
export async function readControlGroups(): Promise<ControlGroups | undefined> {
  return findControlGroups(await readFile('/proc/self/mounts', 'utf8'));
}

/** Makes the groups of a host, for it to begin in. */
export async function makeHostGroups(
  { version, hierarchies }: ControlGroups,
  group: string,
): Promise<void> {
  for (const hierarchy of hierarchies) {
    if (version === 2) {
      await enableControllers(hierarchy);
    }
    const directory = join(hierarchy, group);
    await mkdir(directory, { recursive: true });
    if (version === 1 && existsSync(join(directory, 'cpuset.cpus'))) {
      // empty in a new group, and then nothing can be in it
      for (const file of ['cpuset.cpus', 'cpuset.mems']) {
        const value = await readFile(join(hierarchy, file), 'utf8');
        await writeFile(join(directory, file), value);
      }
    }
  }
}

/** What the kubelet cannot do without, for the groups at the top; where systemd runs they mostly are enabled already. */
async function enableControllers(hierarchy: string): Promise<void> {
  const available = await readFile(
    join(hierarchy, 'cgroup.controllers'),
    'utf8',
  );
  const wanted = NEEDED_CONTROLLERS.filter(name =>
    available.trim().split(' ').includes(name),
  );
  await writeFile(
    join(hierarchy, 'cgroup.subtree_control'),
    wanted.map(name => `+${name}`).join(' '),
  );
}

/** Ends whatever still runs in the groups of hosts, and removes them. */
export async function removeHostGroups({
  hierarchies,
}: ControlGroups): Promise<void> {
  for (const hierarchy of hierarchies) {
    const names = await readdir(hierarchy);
    for (const name of names.filter(each => each.startsWith(CGROUP_PREFIX))) {
      await removeTree(join(hierarchy, name));
    }
  }
}

async function removeTree(directory: string): Promise<void> {
  const entries = await readdir(directory, { withFileTypes: true });
  for (const entry of entries.filter(each => each.isDirectory())) {
    await removeTree(join(directory, entry.name));
  }
  for (;;) {
    const members = await readFile(join(directory, 'cgroup.procs'), 'utf8');
    const pids = members.split('\n').filter(Boolean).map(Number);
    if (pids.length === 0) {
      break;
    }
    pids.forEach(kill);
    await delay(POLL_MS);
  }
  await rmdir(directory);
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') {
      throw error;
    }
  }
}

/** What a host's groups use, in bytes; undefined when it does not run. */
export async function memoryOfGroup(
  { version, hierarchies }: ControlGroups,
  group: string,
): Promise<number | undefined> {
  const [hierarchy, file] =
    version === 1
      ? [
          hierarchies.find(each => /\/memory$/.test(each))!,
          'memory.usage_in_bytes',
        ]
      : [hierarchies[0], 'memory.current'];
  const text = await readFile(join(hierarchy, group, file), 'utf8').catch(
    () => undefined,
  );
  return text === undefined ? undefined : Number(text);
}
