import { readFile, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';

/** Kernel settings by name; those that the machine does not have are left out. */
export type Sysctls = Record<string, string>;

const CONNTRACK = 'net.netfilter.nf_conntrack_max';
/** What kube-proxy wants unless configured otherwise: for each processor, and at the least. */
const CONNECTIONS_PER_CORE = 32_768;
const MIN_CONNECTIONS = 131_072;
const INOTIFY = 'fs.inotify.max_user_instances';
/** Each host takes about a dozen; without one, containerd has no runtime for the kubelet. Usual are 128. */
const MIN_INOTIFY = 4096;

/**
 * Kernel settings that the kubelet and kube-proxy change or insist on and that no namespace has for itself: they are the
 * whole machine's.
 */
const names = [
  'vm.overcommit_memory',
  'vm.panic_on_oom',
  'kernel.panic',
  'kernel.panic_on_oops',
  'kernel.keys.root_maxkeys',
  'kernel.keys.root_maxbytes',
  CONNTRACK,
  INOTIFY,
];

/** How they are now. */
export async function readSysctls(): Promise<Sysctls> {
  const entries = await Promise.all(
    names.map(async name => {
      const value = await readFile(fileOf(name), 'utf8').catch(() => undefined);
      return value === undefined ? [] : [[name, value.trim()] as const];
    }),
  );
  return Object.fromEntries(entries.flat());
}

/** Sets them; the kernel takes a value that is there already too. */
export async function writeSysctls(values: Sysctls): Promise<void> {
  for (const [name, value] of Object.entries(values)) {
    await writeFile(fileOf(name), value);
  }
}

/**
 * What hosts need that they cannot change from inside: kube-proxy does not start with another number of connections,
 * and the hosts share the inotify instances of the machine's user.
 */
export function wantedByHosts(current: Sysctls): Sysctls {
  const connections = availableParallelism() * CONNECTIONS_PER_CORE;
  return {
    [CONNTRACK]: String(Math.max(connections, MIN_CONNECTIONS)),
    [INOTIFY]: String(Math.max(Number(current[INOTIFY] ?? 0), MIN_INOTIFY)),
  };
}

function fileOf(name: string): string {
  return join('/proc/sys', ...name.split('.'));
}
