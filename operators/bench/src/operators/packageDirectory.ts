import { dirname } from 'node:path';

/** Where a workspace package lies; by its name, so that it is the same for the sources and for the bundle. */
export function packageDirectory(name: string): string {
  return dirname(require.resolve(`${name}/package.json`));
}
