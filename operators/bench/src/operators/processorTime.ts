import { readFile } from 'node:fs/promises';

/** What Linux counts processor time in, whatever the kernel's own clock. */
const TICKS_PER_SECOND = 100;

/** Processor time, in milliseconds, from the content of /proc/<pid>/stat. */
export function parseProcessorTime(stat: string): number {
  // the program's name, in brackets, may hold anything; user and system time are the 14th and 15th field
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS_PER_SECOND;
}

/** Processor time that a process has used, in milliseconds; undefined where there is no /proc. */
export async function processorTime(pid: number): Promise<number | undefined> {
  try {
    return parseProcessorTime(await readFile(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return undefined;
  }
}
