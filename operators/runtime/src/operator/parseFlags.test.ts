import { parseFlags, usageWith } from './parseFlags';
import { UsageError } from './UsageError';

describe('parseFlags', () => {
  it('has a default for everything that needs one', () => {
    expect(parseFlags([])).toEqual({
      kubeconfig: undefined,
      context: undefined,
      namespace: 'default',
      leaderElect: true,
      concurrency: undefined,
      metricsHost: '127.0.0.1',
      metricsPort: 0,
      logLevel: 'info',
      switches: new Set(),
      settings: new Map(),
      help: false,
    });
  });

  it('reads all flags, with a space or an equals sign', () => {
    expect(
      parseFlags([
        ...['--kubeconfig', 'file', '--context=lab', '--namespace=hosts'],
        ...['--leader-elect=false', '--concurrency', '7', '--help'],
        ...['--metrics-host=0.0.0.0', '--metrics-port=8080'],
        '--log-level=debug',
      ]),
    ).toEqual({
      kubeconfig: 'file',
      context: 'lab',
      namespace: 'hosts',
      leaderElect: false,
      concurrency: 7,
      metricsHost: '0.0.0.0',
      metricsPort: 8080,
      logLevel: 'debug',
      switches: new Set(),
      settings: new Map(),
      help: true,
    });
  });

  it.each([
    [['--leader-elect=yes'], "--leader-elect is 'yes': it has to be true or"],
    [['--concurrency=0'], "--concurrency is '0': it has to be a number from 1"],
    [['--concurrency=1.5'], "--concurrency is '1.5'"],
    [['--metrics-port=70000'], "--metrics-port is '70000'"],
    [['--metrics-port='], "--metrics-port is ''"],
    [['--log-level=loud'], "--log-level is 'loud'"],
    [['--colour=red'], "'--colour'"],
    [['up'], "'up'"],
  ])('refuses %j', (args, message) => {
    expect(() => parseFlags(args)).toThrow(UsageError);
    expect(() => parseFlags(args)).toThrow(message);
  });

  it('knows the switches of an operator, and those alone', () => {
    const switches = { 'with-care': 'Be careful', fast: 'Do not be' };
    expect(parseFlags(['--with-care'], { switches }).switches).toEqual(
      new Set(['with-care']),
    );
    expect(parseFlags([], { switches }).switches).toEqual(new Set());
    expect(() => parseFlags(['--with-care'])).toThrow(UsageError);
    expect(() => parseFlags(['--fast=yes'], { switches })).toThrow(UsageError);
    expect(usageWith({ switches })).toMatch(/--with-care\s+Be careful\n/);
  });

  it('knows the settings of an operator, and those alone', () => {
    const settings = { limit: 'How many', 'time-out': 'How long' };
    expect(parseFlags(['--limit=3'], { settings }).settings).toEqual(
      new Map([['limit', '3']]),
    );
    expect(parseFlags([], { settings }).settings).toEqual(new Map());
    expect(() => parseFlags(['--limit=3'])).toThrow(UsageError);
    expect(() => parseFlags(['--limit'], { settings })).toThrow(UsageError);
    expect(usageWith({ settings })).toMatch(/--limit VALUE\s+How many\n/);
  });

  it('tells of every flag that there is', () => {
    const { switches: _, settings: __, ...flags } = parseFlags([]);
    const usage = usageWith();
    for (const flag of Object.keys(flags)) {
      const spelled = flag.replace(/[A-Z]/g, letter => `-${letter}`);
      expect(usage).toContain(`--${spelled.toLocaleLowerCase('en-US')}`);
    }
  });
});
