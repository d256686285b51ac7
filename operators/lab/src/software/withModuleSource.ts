import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { GoModule } from '../binaries/versions';
import { downloadGoModule } from '../cache/downloadGoModule';
import { makeWritable } from './makeWritable';

/** Gives `work` a copy of a module's source, which it may change, and deletes it afterwards. */
export async function withModuleSource(
  module: GoModule,
  directory: string,
  work: (source: string) => Promise<void>,
): Promise<void> {
  const source = join(directory, 'source');
  const downloaded = await downloadGoModule(module, {
    workDirectory: directory,
  });
  await cp(downloaded.directory, source, { recursive: true });
  // Go's module cache is read-only, and so is a copy of it
  await makeWritable(source);
  await work(source);
  await rm(source, { recursive: true, force: true });
}
