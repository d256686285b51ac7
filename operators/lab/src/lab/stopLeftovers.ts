import { stopLeftover } from '../processes/stopLeftover';
import { findParts } from './findParts';
import { LabFiles } from './LabFiles';

/** Ends what a lab that was killed has left running. */
export async function stopLeftovers(files: LabFiles): Promise<void> {
  for (const { pidFile, mark } of await findParts(files)) {
    await stopLeftover({ pidFile, mark });
  }
}
