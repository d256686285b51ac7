import { stopLab } from '../lab/stopLab';
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
    say(
      (await stopLab(files))
        ? `The lab of ${files.directory} is stopped; what it holds is kept`
        : `No lab runs in ${files.directory}`,
    );
    return 0;
  },
};
