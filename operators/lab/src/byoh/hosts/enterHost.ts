import { readFile } from 'node:fs/promises';
import { LabFiles } from '../../lab/LabFiles';
import { HostFiles } from './HostFiles';

const PATH = '/opt/lab/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin';

/**
 * The command line that runs a command inside a host.
 *
 * @throws Error when there is no such host, or it is switched off
 */
export async function enterHost(
  files: LabFiles,
  name: string,
  command: readonly string[],
): Promise<[command: string, ...args: string[]]> {
  const host = HostFiles.create({ directory: files.directory, name });
  const pid = await readFile(host.initPid, 'utf8').catch(() => undefined);
  if (pid === undefined) {
    throw new Error(
      `There is no host ${name} in ${files.directory}; \`npm run lab -- status\` lists those that there are`,
    );
  }
  return [
    'nsenter',
    `--target=${pid.trim()}`,
    '--all',
    'env',
    '--ignore-environment',
    'HOME=/root',
    `TERM=${process.env.TERM ?? 'dumb'}`,
    `PATH=${PATH}`,
    ...command,
  ];
}
