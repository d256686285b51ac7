import { setTimeout as delay } from 'node:timers/promises';
import { LabFiles } from './LabFiles';
import { findRunningLab } from './LabState';

const POLL_MS = 50;
const GRACE_MS = 30_000;

/** Stops the lab of a directory and waits until it has ended. Returns whether there was one. */
export async function stopLab(files: LabFiles): Promise<boolean> {
  const running = await findRunningLab(files);
  if (!running) {
    return false;
  }
  const deadline = Date.now() + GRACE_MS;
  // the process itself, not its group: one in the foreground shares its group with the shell's job
  signal(running.pid, 'SIGTERM');
  while ((await findRunningLab(files))?.pid === running.pid) {
    if (Date.now() > deadline) {
      // its children go with it, by their guards
      signal(running.pid, 'SIGKILL');
    }
    await delay(POLL_MS);
  }
  return true;
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') {
      throw error;
    }
  }
}
