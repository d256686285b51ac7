import { existsSync } from 'node:fs';
import { say } from '../output/say';
import { Command, filesOf } from './Command';

/** Prints where the kubeconfig is. */
export const kubeconfig: Command = {
  summary: 'print the path of the kubeconfig',
  usage: '',
  help: '',
  options: {},
  async run(parsed) {
    const files = filesOf(parsed);
    if (!existsSync(files.kubeconfig)) {
      process.stderr.write(
        `There is no kubeconfig in ${files.directory} yet; \`npm run lab -- up\` makes it\n`,
      );
      return 1;
    }
    say(files.kubeconfig);
    return 0;
  },
};
