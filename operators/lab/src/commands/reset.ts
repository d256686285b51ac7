import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { stopLab } from '../lab/stopLab';
import { say } from '../output/say';
import { isPlaneDirectory } from '../plane/markDirectory';
import { stopLeftovers } from '../lab/stopLeftovers';
import { Command, filesOf } from './Command';

/** Stops the lab and deletes all that it holds. */
export const reset: Command = {
  summary: 'stop the lab and delete all that it holds',
  usage: '',
  help: '',
  options: {},
  async run(parsed) {
    const files = filesOf(parsed);
    const { directory } = files;
    if (!existsSync(directory)) {
      say(`There is nothing in ${directory}`);
      return 0;
    }
    if (!isPlaneDirectory(directory)) {
      process.stderr.write(
        `${directory} is not a lab's data directory; nothing is deleted\n`,
      );
      return 1;
    }
    await stopLab(files);
    await stopLeftovers(files);
    await rm(directory, { recursive: true, force: true });
    say(`${directory} is deleted`);
    return 0;
  },
};
