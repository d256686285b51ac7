import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { commandLineOf } from '../processes/commandLineOf';

const POLL_MS = 250;
/** A holder that has not written its pid after this time died before it could. */
const NAMELESS_MS = 5_000;

/** Runs `work` while no other process that asks for the same lock file does. A dead holder's lock is broken. */
export async function withLock<T>(
  options: {
    file: string;
    /** Told, once, that another process has the lock. */
    onWait?: (pid: number) => void;
  },
  work: () => Promise<T>,
): Promise<T> {
  const { file, onWait } = options;
  await mkdir(dirname(file), { recursive: true });
  let told = false;
  while (!(await take(file))) {
    const holder = Number(await readFile(file, 'utf8').catch(() => ''));
    if (await isStale(file, holder)) {
      // renamed first: of several who see it stale, only one may break it
      const broken = `${file}.broken-${process.pid}`;
      await rename(file, broken).catch(() => undefined);
      await rm(broken, { force: true });
      continue;
    }
    if (holder && !told) {
      told = true;
      onWait?.(holder);
    }
    await delay(POLL_MS);
  }
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
}

async function take(file: string): Promise<boolean> {
  try {
    await writeFile(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') {
      return false;
    }
    throw error;
  }
}

async function isStale(file: string, holder: number): Promise<boolean> {
  if (holder) {
    return (await commandLineOf(holder)) === undefined;
  }
  const stats = await stat(file).catch(() => undefined);
  return stats !== undefined && Date.now() - stats.mtimeMs > NAMELESS_MS;
}
