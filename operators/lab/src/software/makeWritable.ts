import { chmod, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Lets the owner write into a directory and all directories below it. */
export async function makeWritable(directory: string): Promise<void> {
  await chmod(directory, 0o755);
  const entries = await readdir(directory, { withFileTypes: true });
  for (const entry of entries) {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) {
      await makeWritable(path);
    } else if (entry.isFile()) {
      await chmod(path, 0o644);
    }
  }
}
