import { open } from 'node:fs/promises';

const TAIL_BYTES = 64 * 1024;

/** The last lines of a text file; empty when there is none. */
export async function readLastLines(
  file: string,
  count: number,
): Promise<string> {
  const handle = await open(file).catch(() => undefined);
  if (!handle) {
    return '';
  }
  try {
    const { size } = await handle.stat();
    const start = Math.max(0, size - TAIL_BYTES);
    const buffer = Buffer.alloc(size - start);
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, start);
    const lines = buffer.toString('utf8', 0, bytesRead).trimEnd().split('\n');
    return lines.slice(-count).join('\n');
  } finally {
    await handle.close();
  }
}
