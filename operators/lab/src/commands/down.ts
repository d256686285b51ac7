import { stopLab } from '../lab/stopLab';
import { stopLeftovers } from '../lab/stopLeftovers';
import { say } from '../output/say';
import { Command, filesOf } from './Command';

/** Stops the lab; what it holds is kept. */
export const down: Command = {
  summary: 'stop the lab; what it holds is kept',
  usage: '',
  help: '',
  options: {},
  async run(parsed) {
    const files = filesOf(parsed);
    const stopped = await stopLab(files);
    // there are some if it was killed, now or before
    const found = await stopLeftovers(files);
    if (stopped) {
      say(`The lab of ${files.directory} is stopped; what it holds is kept`);
    } else {
      say(
        found
          ? `The lab of ${files.directory} had ended; what it left running is stopped`
          : `No lab runs in ${files.directory}`,
      );
    }
    return 0;
  },
};
