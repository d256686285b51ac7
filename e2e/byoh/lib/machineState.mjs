// What real hosts could leave behind on a machine.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const CONTROL_GROUPS = '/sys/fs/cgroup';
const SYSCTLS = [
  'vm/overcommit_memory',
  'vm/panic_on_oom',
  'kernel/panic',
  'kernel/panic_on_oops',
  'kernel/keys/root_maxkeys',
  'kernel/keys/root_maxbytes',
  'net/netfilter/nf_conntrack_max',
  'net/ipv4/ip_forward',
  'fs/inotify/max_user_instances',
];

/** Mounts, control groups, links, rules, sysctls, and processes that name a directory: as lines that can be compared. */
export function machineState(directory) {
  return {
    mounts: lines(readFileSync('/proc/self/mounts', 'utf8')),
    // two levels, which is where hosts begin
    controlGroups: directoriesBelow(CONTROL_GROUPS, 2),
    links: JSON.parse(run('ip', '-json', 'link', 'show'))
      .map(({ ifname }) => ifname)
      .sort(),
    routes: lines(run('ip', 'route', 'show')),
    rules: lines(run('iptables-save')).filter(line => line.startsWith('-A')),
    namespaces: existsSync('/run/netns') ? readdirSync('/run/netns') : [],
    sysctls: SYSCTLS.map(name => path.join('/proc/sys', name))
      .filter(file => existsSync(file))
      .map(file => `${file} = ${readFileSync(file, 'utf8').trim()}`),
    processes: processesNaming(directory),
  };
}

function processesNaming(directory) {
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name) && Number(name) !== process.pid)
    .map(pid => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll(
          '\0',
          ' ',
        );
      } catch {
        return ''; // it ended meanwhile
      }
    })
    .filter(line => line.includes(directory));
}

function directoriesBelow(directory, depth) {
  if (depth === 0) {
    return [];
  }
  return readdirSync(directory, { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .flatMap(({ name }) => {
      const file = path.join(directory, name);
      return [file, ...directoriesBelow(file, depth - 1)];
    })
    .sort();
}

function run(command, ...args) {
  return execFileSync(command, args, { encoding: 'utf8' });
}

function lines(text) {
  return text.split('\n').filter(Boolean).sort();
}
