import { parseArgs } from 'node:util';
import { Command } from './commands/Command';
import { down } from './commands/down';
import { host } from './commands/host';
import { kubeconfig } from './commands/kubeconfig';
import { logs } from './commands/logs';
import { reset } from './commands/reset';
import { run } from './commands/run';
import { status } from './commands/status';
import { up } from './commands/up';
import { UsageError } from './lab/LabSettings';
import { say } from './output/say';

const commands: Record<string, Command> = {
  up,
  run,
  status,
  logs,
  host,
  down,
  reset,
  kubeconfig,
};

const COMMON = `  --data DIR             where the lab keeps everything (default .lab in the repository)
  --help                 show this`;

function overview(): string {
  const lines = Object.entries(commands).map(
    ([name, { summary }]) => `  ${name.padEnd(12)}${summary}`,
  );
  return `The embedded management plane: a real etcd and kube-apiserver, both operators, simulated or real hosts.

Usage: npm run lab -- <command> [options]

${lines.join('\n')}

\`npm run lab -- <command> --help\` shows a command's options.`;
}

function helpOf(name: string, command: Command): string {
  return [
    `Usage: npm run lab -- ${name} ${command.usage}`.trimEnd(),
    '',
    ...(command.help ? [command.help] : []),
    COMMON,
  ].join('\n');
}

async function main([name, ...args]: string[]): Promise<number> {
  if (name === undefined || ['help', '--help', '-h'].includes(name)) {
    say(overview());
    return name === undefined ? 2 : 0;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) {
    throw new UsageError(`There is no command ${name}\n\n${overview()}`);
  }
  let parsed;
  try {
    parsed = parseArgs({
      args,
      options: {
        ...command.options,
        data: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
      allowPositionals: command.allowPositionals ?? false,
    });
  } catch (error) {
    throw new UsageError(
      `${error instanceof Error ? error.message : error}\n\n${helpOf(
        name,
        command,
      )}`,
    );
  }
  if (parsed.values.help) {
    say(helpOf(name, command));
    return 0;
  }
  return command.run(parsed as Parameters<Command['run']>[0]);
}

// who reads what we say may go away before us
process.stdout.on('error', () => undefined);

main(process.argv.slice(2)).then(
  // once what was said is out: standard output may be a pipe
  code => process.stdout.write('', () => process.exit(code)),
  error => {
    process.stderr.write(
      `${error instanceof Error ? error.message : String(error)}\n`,
    );
    process.exit(error instanceof UsageError ? 2 : 1);
  },
);
