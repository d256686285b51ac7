import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where what was downloaded or built is kept for all labs of this user. */
export function cacheDirectory(
  env: Record<string, string | undefined> = process.env,
): string {
  return join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'o2ims-portal');
}
