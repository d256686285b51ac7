import { resolve } from 'node:path';
import { packageDirectory } from './packageDirectory';

/** Root of this repository. */
export function repositoryRoot(): string {
  return resolve(packageDirectory('@o2ims-portal/lab'), '../..');
}
