import { existsSync } from 'node:fs';
import { UsageError } from '../lab/LabSettings';
import { MAX_OCLOUDS, oCloudNames } from '../lab/oCloudNames';
import { say } from '../output/say';
import { Command, filesOf } from './Command';

/** The management plane as an O-Cloud. */
const LOCAL = 'local';

/** Prints where the kubeconfig is. */
export const kubeconfig: Command = {
  summary: 'print the path of the kubeconfig',
  usage: '[options]',
  help: `  --ocloud NAME          of another O-Cloud's plane: ${oCloudNames(
    MAX_OCLOUDS,
  ).join(', ')}`,
  options: { ocloud: { type: 'string' } },
  async run(parsed) {
    const { ocloud: oCloud = LOCAL } = parsed.values;
    const own = filesOf(parsed);
    const names = [LOCAL, ...oCloudNames(MAX_OCLOUDS)];
    if (typeof oCloud !== 'string' || !names.includes(oCloud)) {
      throw new UsageError(
        `--ocloud ${oCloud} is not one of ${names.join(', ')}`,
      );
    }
    const files = oCloud === LOCAL ? own : own.oCloud(oCloud);
    if (!existsSync(files.kubeconfig)) {
      process.stderr.write(
        `There is no kubeconfig in ${files.directory} yet; \`npm run lab -- up${
          oCloud === LOCAL ? '' : ` --oclouds ${names.indexOf(oCloud) + 1}`
        }\` makes it\n`,
      );
      return 1;
    }
    say(files.kubeconfig);
    return 0;
  },
};
