import { readFile, rm } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { commandLineOf } from './commandLineOf';
import { signalGroup } from './signalGroup';

const POLL_MS = 20;

/**
 * Ends the process that a pid file of an earlier run names, if it still runs and its command line says that it is ours
 * (pids are used again). Waits until it is gone. Returns whether there was one.
 */
export async function stopLeftover(options: {
  pidFile: string;
  /** A string that only our process has in its command line, such as its data directory. */
  mark: string;
}): Promise<boolean> {
  const { pidFile, mark } = options;
  const pid = Number(await readFile(pidFile, 'utf8').catch(() => ''));
  const isOurs = async () =>
    Boolean(pid && (await commandLineOf(pid))?.includes(mark));
  let found = false;
  while (await isOurs()) {
    found = true;
    signalGroup(pid, 'SIGKILL');
    await delay(POLL_MS);
  }
  await rm(pidFile, { force: true });
  return found;
}
