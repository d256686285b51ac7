import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import {
  chmod,
  mkdir,
  readdir,
  rename,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { runCommand } from '../../processes/runCommand';
import { HostFiles } from './HostFiles';

const DIRECTORIES = [
  'usr',
  'proc',
  'sys',
  'dev',
  'run',
  'mnt',
  'root',
  'opt/cni',
  'opt/lab/bin',
  'opt/lab/host-cleaner',
  'var/log',
  'var/lib/kubelet',
  'var/lib/cni',
];
/** Where the plugins of containernetworking are, by distribution. */
const CNI_PLUGINS = ['/usr/lib/cni', '/usr/libexec/cni', '/opt/cni/bin'];
/** Of the machine's own configuration, what no host is to have. */
const NOT_FOR_HOSTS = [
  'kubernetes',
  'cni',
  'containerd',
  'shadow',
  'shadow-',
  'gshadow',
  'gshadow-',
  'ssh',
];

/** Makes the root directory of a host, unless it has one from an earlier run: then it goes on with that. */
export async function makeHostRoot(
  files: HostFiles,
  options: { imageStore: string },
): Promise<void> {
  if (existsSync(files.directory)) {
    return;
  }
  const draft = `${files.directory}.new`;
  await rm(draft, { recursive: true, force: true });
  const root = join(draft, 'root');
  for (const directory of [
    ...DIRECTORIES.map(name => join(root, name)),
    // what the host writes into /usr, and what the kernel needs for that
    join(draft, 'usr.upper'),
    join(draft, 'usr.work'),
  ]) {
    await mkdir(directory, { recursive: true });
  }
  for (const directory of ['tmp', 'var/tmp']) {
    await mkdir(join(root, directory));
    await chmod(join(root, directory), 0o1777);
  }
  for (const name of ['bin', 'sbin', 'lib', 'lib64']) {
    await symlink(`usr/${name}`, join(root, name));
  }
  await symlink('/run', join(root, 'var/run'));
  const plugins = CNI_PLUGINS.find(path => existsSync(join(path, 'bridge')));
  await symlink(plugins ?? CNI_PLUGINS[0], join(root, 'opt/cni/bin'));
  await runCommand('cp', ['--archive', '/etc', root]);
  for (const name of NOT_FOR_HOSTS) {
    await rm(join(root, 'etc', name), { recursive: true, force: true });
  }
  for (const name of ['kubernetes', 'cni/net.d', 'containerd', 'lab']) {
    await mkdir(join(root, 'etc', name), { recursive: true });
  }
  await writeFile(
    join(root, 'etc/machine-id'),
    `${randomBytes(16).toString('hex')}\n`,
  );
  await copyStore(options.imageStore, join(root, 'var/lib/containerd'));
  await rename(draft, files.directory);
}

/** Hard links where the disk is the same: images are only read, but containerd's databases are each host's own. */
async function copyStore(store: string, target: string): Promise<void> {
  const { code } = await runCommand(
    'cp',
    ['--archive', '--link', store, target],
    { tolerate: true },
  );
  if (code !== 0) {
    await rm(target, { recursive: true, force: true });
    await runCommand('cp', ['--archive', store, target]);
  }
  for (const file of await readdir(target, { recursive: true })) {
    if (file.endsWith('.db')) {
      const database = join(target, file);
      await runCommand('cp', [database, `${database}.own`]);
      await rename(`${database}.own`, database);
    }
  }
}
