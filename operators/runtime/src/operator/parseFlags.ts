import { parseArgs } from 'node:util';
import { OperatorFlags } from './OperatorFlags';
import { UsageError } from './UsageError';

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'silent'];

const usage = `Flags:
  --kubeconfig FILE         how to reach the API server; as kubectl finds it when left out
  --context NAME            context of the kubeconfig; its current one when left out
  --namespace NAME          where hosts, templates, Cluster API objects and the leader's Lease are (default)
  --leader-elect BOOL       work only while this process is the leader (true)
  --concurrency N           how many objects each controller works on at once
  --metrics-host ADDRESS    where /metrics, /healthz and /readyz are served (127.0.0.1; in a pod 0.0.0.0)
  --metrics-port N          and on which port; 0 is any free one, which the log tells (0)
  --log-level LEVEL         ${logLevels.join(', ')} (info)
  --help
`;

/** The flags of one operator alone: what each means, by its name without dashes. */
export interface OwnFlags {
  switches?: Record<string, string>;
  settings?: Record<string, string>;
}

/** What the flags mean, for `--help`, those of one operator alone included. */
export function usageWith({
  switches = {},
  settings = {},
}: OwnFlags = {}): string {
  const own = [
    ...Object.entries(switches),
    ...Object.entries(settings).map(([name, meaning]) => [
      `${name} VALUE`,
      meaning,
    ]),
  ].map(([flag, meaning]) => `  --${flag}\n${' '.repeat(28)}${meaning}\n`);
  return `${usage}${own.join('')}`;
}

/**
 * Reads the command line.
 *
 * @throws UsageError when it cannot be understood
 */
export function parseFlags(
  args: string[],
  { switches = {}, settings = {} }: OwnFlags = {},
): OperatorFlags {
  const names = Object.keys(switches);
  const values = parse(args, names, Object.keys(settings));
  const given: Record<string, unknown> = values;
  const concurrency = values.concurrency;
  return {
    kubeconfig: values.kubeconfig,
    context: values.context,
    namespace: values.namespace,
    leaderElect: toBoolean('--leader-elect', values['leader-elect']),
    concurrency:
      concurrency === undefined
        ? undefined
        : toInteger('--concurrency', concurrency, 1, 1000),
    metricsHost: values['metrics-host'],
    metricsPort: toInteger('--metrics-port', values['metrics-port'], 0, 65_535),
    logLevel: toOneOf('--log-level', values['log-level'], logLevels),
    switches: new Set(names.filter(name => name in values)),
    settings: new Map(
      Object.keys(settings)
        .filter(name => name in given)
        .map(name => [name, `${given[name]}`]),
    ),
    help: values.help,
  };
}

function parse(args: string[], switches: string[], settings: string[]) {
  const own: Record<string, { type: 'boolean' | 'string' }> =
    Object.fromEntries([
      ...switches.map(name => [name, { type: 'boolean' }]),
      ...settings.map(name => [name, { type: 'string' }]),
    ]);
  try {
    return parseArgs({
      args,
      options: {
        ...own,
        kubeconfig: { type: 'string' },
        context: { type: 'string' },
        namespace: { type: 'string', default: 'default' },
        'leader-elect': { type: 'string', default: 'true' },
        concurrency: { type: 'string' },
        'metrics-host': { type: 'string', default: '127.0.0.1' },
        'metrics-port': { type: 'string', default: '0' },
        'log-level': { type: 'string', default: 'info' },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : `${error}`);
  }
}

function toBoolean(flag: string, value: string): boolean {
  return toOneOf(flag, value, ['true', 'false']) === 'true';
}

function toInteger(
  flag: string,
  value: string,
  min: number,
  max: number,
): number {
  const number = Number(value);
  if (!/^\d+$/.test(value) || number < min || number > max) {
    throw new UsageError(
      `${flag} is '${value}': it has to be a number from ${min} to ${max}`,
    );
  }
  return number;
}

function toOneOf(flag: string, value: string, allowed: string[]): string {
  if (!allowed.includes(value)) {
    throw new UsageError(
      `${flag} is '${value}': it has to be ${allowed.join(' or ')}`,
    );
  }
  return value;
}
