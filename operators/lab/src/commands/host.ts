import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { enterHost } from '../byoh/hosts/enterHost';
import { switchHost } from '../byoh/hosts/power';
import { UsageError } from '../lab/LabSettings';
import { say } from '../output/say';
import { Command, filesOf } from './Command';

/** Runs a command inside a real host, or switches it off and on. */
export const host: Command = {
  summary:
    'run a command, or a shell, inside a real host; switch it off and on',
  usage: 'NAME [--power on|off] [-- COMMAND ...]',
  help: `  --power on|off         switch it on, or off as one pulls a plug`,
  options: { power: { type: 'string' } },
  allowPositionals: true,
  async run(parsed) {
    const [name, ...given] = parsed.positionals;
    if (name === undefined) {
      throw new UsageError('Which host? `npm run lab -- host byoh-1`');
    }
    const files = filesOf(parsed);
    const { power } = parsed.values;
    if (power === 'on' || power === 'off') {
      await switchHost(files, name, power);
      say(`${name} is switched ${power}`);
      return 0;
    }
    if (power !== undefined) {
      throw new UsageError(`--power ${power} is not one of on, off`);
    }
    const wanted = given.length > 0 ? given : ['bash'];
    const [command, ...args] = await enterHost(files, name, wanted);
    const child = spawn(command, args, { stdio: 'inherit' });
    const [code] = await once(child, 'exit');
    return code ?? 1;
  },
};
