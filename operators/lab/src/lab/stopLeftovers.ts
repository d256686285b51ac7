import { stopLeftover } from '../processes/stopLeftover';
import { cleanMachine } from '../byoh/machine/MachineClaim';
import { findParts } from './findParts';
import { LabFiles } from './LabFiles';

/** Ends what a lab that was killed has left running, and gives the machine back. Returns whether there was anything. */
export async function stopLeftovers(files: LabFiles): Promise<boolean> {
  let found = false;
  for (const { pidFile, mark } of await findParts(files)) {
    found = (await stopLeftover({ pidFile, mark })) || found;
  }
  return (await cleanMachine()) || found;
}
