import { readFile, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';

/** Kernel settings by name; those that the machine does not have are left out. */
export type Sysctls = Record<string, string>;

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
  'net.netfilter.nf_conntrack_max',
];

const CONNTRACK = 'net.netfilter.nf_conntrack_max';
/** What kube-proxy wants unless configured otherwise: for each processor, and at the least. */
const CONNECTIONS_PER_CORE = 32_768;
const MIN_CONNECTIONS = 131_072;

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

/** kube-proxy cannot change this from inside a host, and does not start when it is another. */
export function wantedByKubeProxy(): Sysctls {
  const wanted = availableParallelism() * CONNECTIONS_PER_CORE;
  return { [CONNTRACK]: String(Math.max(wanted, MIN_CONNECTIONS)) };
}

function fileOf(name: string): string {
  return join('/proc/sys', ...name.split('.'));
}
