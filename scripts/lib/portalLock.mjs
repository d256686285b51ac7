// One portal a data directory: two would write to the same databases, and one's --reset would take the other's.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const fileOf = data => path.join(data, 'portal', 'pid');

/** Process id of the portal that runs on a data directory, if one does. */
export function runningPortal(data) {
  let pid;
  try {
    pid = Number(readFileSync(fileOf(data), 'utf8'));
  } catch {
    return undefined; // none ever did, or the last one ended well
  }
  return isPortal(pid) ? pid : undefined;
}

/** Whether a process runs; where the system tells what it is, whether it is a portal and not one that took its id. */
function isPortal(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('start.mjs');
  } catch {
    return true; // not Linux
  }
}

/** Takes the directory; returns how to give it back. */
export function lockPortal(data) {
  const file = fileOf(data);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, String(process.pid));
  return () => rmSync(file, { force: true });
}
