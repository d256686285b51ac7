import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Plane } from './Plane';
import { startPlane } from './startPlane';

/**
 * A plane for one test file, in a temporary directory that `stop` removes.
 *
 * @public
 */
export async function startTestPlane(): Promise<Plane> {
  const directory = await mkdtemp(join(tmpdir(), 'o2ims-plane-'));
  const clean = () => rm(directory, { recursive: true, force: true });
  try {
    const plane = await startPlane({ directory, disposable: true });
    const stop = plane.stop.bind(plane);
    return Object.assign(plane, {
      stop: async () => {
        await stop();
        await clean();
      },
    });
  } catch (error) {
    await clean();
    throw error;
  }
}
