import { existsSync } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const MARKER = '.o2ims-lab';

/** Whether a directory is a plane's: only those may be deleted. */
export function isPlaneDirectory(directory: string): boolean {
  return existsSync(join(directory, MARKER));
}

/** Makes a directory a plane's, open to nobody else; one that has something else in it is refused. */
export async function markDirectory(directory: string): Promise<void> {
  if (isPlaneDirectory(directory)) {
    return;
  }
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const present = await readdir(directory);
  if (present.length > 0) {
    throw new Error(
      `${directory} is not empty and not a lab's data directory: choose another with --data`,
    );
  }
  await writeFile(
    join(directory, MARKER),
    'Data of the embedded management plane; deleted by `npm run lab -- reset`.\n',
  );
}
