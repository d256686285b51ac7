import { dirname } from 'node:path';

/**
 * Where a workspace package of this repository lies. Resolved by name, so that it is the same from the sources (Jest)
 * and from the bundle in `dist`.
 */
export function packageDirectory(name: string): string {
  return dirname(require.resolve(`${name}/package.json`));
}
