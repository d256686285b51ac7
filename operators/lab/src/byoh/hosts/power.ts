import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { LabFiles } from '../../lab/LabFiles';
import { commandLineOf } from '../../processes/commandLineOf';
import { HostFiles } from './HostFiles';

const POLL_MS = 50;
const TIMEOUT_MS = 30_000;

/** Where the lab is told which hosts are to be on and off. */
export function powerDirectory(directory: string): string {
  return join(directory, 'power');
}

/** Has a running lab switch a host off, as one pulls a plug, or on. Waits until that is done. */
export async function switchHost(
  files: LabFiles,
  name: string,
  power: 'on' | 'off',
): Promise<void> {
  const host = HostFiles.create({ directory: files.directory, name });
  const file = join(powerDirectory(files.directory), name);
  await writeFile(`${file}.new`, power);
  await rename(`${file}.new`, file);
  const deadline = Date.now() + TIMEOUT_MS;
  while ((await isOn(host)) !== (power === 'on')) {
    if (Date.now() > deadline) {
      throw new Error(
        `${name} was not switched ${power} within ${
          TIMEOUT_MS / 1000
        } s; \`npm run lab -- logs lab\` may say why`,
      );
    }
    await delay(POLL_MS);
  }
}

async function isOn(host: HostFiles): Promise<boolean> {
  const pid = Number(await readFile(host.pid, 'utf8').catch(() => ''));
  return Boolean(pid && (await commandLineOf(pid))?.includes(host.directory));
}
