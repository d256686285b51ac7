import { access, mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { withLock } from '../cache/withLock';
import { Component } from './Component';

/** Makes a component, unless the cache has it. Returns its directory, which is complete. */
export async function ensureComponent(
  component: Component,
  options: { cache: string; onProgress: (line: string) => void },
): Promise<string> {
  const { cache, onProgress } = options;
  const directory = join(cache, component.name);
  if (await isComplete(component, directory)) {
    return directory;
  }
  // one lock for all that is built: two builds at once take longer than one after the other
  return withLock(
    {
      file: join(cache, 'binaries.lock'),
      onWait: pid =>
        onProgress(`Waiting for process ${pid}, which is getting the binaries`),
    },
    async () => {
      if (await isComplete(component, directory)) {
        return directory;
      }
      const draft = `${directory}.new`;
      await rm(draft, { recursive: true, force: true });
      await mkdir(draft, { recursive: true });
      onProgress(component.summary);
      await component.make(draft, onProgress);
      if (!(await isComplete(component, draft))) {
        throw new Error(
          `${
            component.name
          } is not complete: ${draft} should have ${component.contents.join(
            ', ',
          )}`,
        );
      }
      await rm(directory, { recursive: true, force: true });
      await rename(draft, directory);
      return directory;
    },
  );
}

/** Whether the cache has a component. */
export async function isComplete(
  { contents }: Component,
  directory: string,
): Promise<boolean> {
  const found = await Promise.all(
    contents.map(name =>
      access(join(directory, name)).then(
        () => true,
        () => false,
      ),
    ),
  );
  return found.every(Boolean);
}
