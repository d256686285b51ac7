import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const KIBIBYTES_IN_MEBIBYTE = 1024;

/** Resident memory of a process in MiB, or undefined when it cannot be told. */
export async function memoryOf(pid: number): Promise<number | undefined> {
  try {
    const kibibytes =
      process.platform === 'linux'
        ? /^VmRSS:\s+(\d+)/m.exec(
            await readFile(`/proc/${pid}/status`, 'utf8'),
          )?.[1]
        : (
            await promisify(execFile)('ps', ['-o', 'rss=', '-p', String(pid)])
          ).stdout.trim();
    return kibibytes
      ? Math.round(Number(kibibytes) / KIBIBYTES_IN_MEBIBYTE)
      : undefined;
  } catch {
    return undefined;
  }
}
