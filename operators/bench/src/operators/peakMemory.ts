import { readFile } from 'node:fs/promises';

/** The most that a process has held in memory (RSS) so far, in MB (1024 x 1024 bytes); undefined where there is no /proc. */
export async function peakMemory(pid: number): Promise<number | undefined> {
  try {
    const status = await readFile(`/proc/${pid}/status`, 'utf8');
    return Number(status.match(/^VmHWM:\s+(\d+) kB$/m)![1]) / 1024;
  } catch {
    return undefined;
  }
}
