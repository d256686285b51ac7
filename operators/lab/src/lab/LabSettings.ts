import { join } from 'node:path';
import { clusterApiReleases } from '../binaries/apiOfRelease';
import { repositoryRoot } from '../repository/repositoryRoot';
import { MAX_OCLOUDS } from './oCloudNames';

/** What Cluster API, BYOH and the hosts are. */
export const providerNames = ['simulated', 'byoh', 'none'] as const;

/** Our simulator plays them; they are real; or there is nobody (then something else may play them). */
export type ProviderName = (typeof providerNames)[number];

/** Who runs the operators: the lab, or nobody (then a developer may, from the sources). */
export type Operators = 'embedded' | 'none';

/** What a lab is started with. */
export interface LabSettings {
  /** Of each O-Cloud. */
  hosts: number;
  /** How many O-Clouds there are, the management plane's own among them. */
  oClouds: number;
  provider: ProviderName;
  operators: Operators;
  /** The release of Cluster API that runs beside real hosts; the usual one when left out. */
  clusterApi?: string;
  /** How much faster than real hosts the simulated ones are; the simulator's own default when left out. */
  speed?: number;
  /** How many workload clusters may have an API server at once; the simulator's own default when left out. */
  workloadClusters?: number;
}

export const defaultSettings: LabSettings = {
  hosts: 4,
  oClouds: 1,
  provider: 'simulated',
  operators: 'embedded',
};

/** Command line options that make settings. */
export const settingOptions = {
  hosts: { type: 'string' },
  oclouds: { type: 'string' },
  provider: { type: 'string' },
  operators: { type: 'string' },
  'cluster-api': { type: 'string' },
  speed: { type: 'string' },
  'workload-clusters': { type: 'string' },
} as const;

export const settingsHelp = `  --hosts N              how many hosts an O-Cloud has (default ${
  defaultSettings.hosts
})
  --oclouds N            how many O-Clouds, 1 to ${MAX_OCLOUDS} (default ${
  defaultSettings.oClouds
}): 'local', which is the
                         plane itself, and others with a plane and simulated hosts of their own
  --provider NAME        'simulated': the lab plays Cluster API, BYOH and the hosts (default);
                         'byoh': they are real, on Linux and as root; 'none': nobody plays them
  --cluster-api VERSION  with real hosts: ${clusterApiReleases.join(
    ' (default) or ',
  )}
  --speed X              how much faster than real hosts the simulated ones are (default 3)
  --workload-clusters N  how many clusters get an API server of their own at the same time
                         (default 4; about 210 MB each)
  --operators NAME       'embedded': the lab runs both operators (default); 'none': you do`;

/** Something on the command line is wrong; the message says what. */
export class UsageError extends Error {}

/** Reads the settings that were given on the command line; those left out are left out. */
export function parseSettings(
  values: Record<string, string | boolean | undefined>,
): Partial<LabSettings> {
  const settings: Partial<LabSettings> = {
    hosts: parseInteger('--hosts', values.hosts),
    oClouds: parseOClouds(values),
    provider: parseChoice('--provider', values.provider, [...providerNames]),
    operators: parseChoice('--operators', values.operators, [
      'embedded',
      'none',
    ]),
    clusterApi: parseRelease(values),
    speed: parseSpeed(values.speed),
    workloadClusters: parseInteger(
      '--workload-clusters',
      values['workload-clusters'],
    ),
  };
  return Object.fromEntries(
    Object.entries(settings).filter(([, value]) => value !== undefined),
  );
}

/** The command line that gives these settings. */
export function toArguments(settings: Partial<LabSettings>): string[] {
  const { hosts, oClouds, provider, operators, clusterApi } = settings;
  const { speed, workloadClusters } = settings;
  const flags = {
    hosts,
    oclouds: oClouds,
    provider,
    operators,
    'cluster-api': clusterApi,
    speed,
    'workload-clusters': workloadClusters,
  };
  return Object.entries(flags).flatMap(([name, value]) =>
    value === undefined ? [] : [`--${name}=${value}`],
  );
}

/** Which of the settings asked for a running lab does not have, in words. */
export function differences(
  wanted: Partial<LabSettings>,
  actual: LabSettings,
): string[] {
  return (Object.keys(wanted) as (keyof LabSettings)[])
    .filter(name => String(wanted[name]) !== String(actual[name]))
    .map(
      name =>
        `${name} is ${actual[name] ?? 'the default'}, not ${wanted[name]}`,
    );
}

/** Where a lab keeps its data unless told otherwise. */
export function defaultDirectory(): string {
  return join(repositoryRoot(), '.lab');
}

/** A whole number that is not negative. */
export function parseInteger(
  flag: string,
  value: string | boolean | undefined,
): number | undefined {
  if (value === undefined) {
    return undefined;
  }
  if (typeof value !== 'string' || !/^\d{1,9}$/.test(value)) {
    throw new UsageError(`${flag} ${value} is not a whole number`);
  }
  return Number(value);
}

function parseOClouds(
  values: Record<string, string | boolean | undefined>,
): number | undefined {
  const oClouds = parseInteger('--oclouds', values.oclouds);
  if (oClouds === undefined) {
    return undefined;
  }
  if (oClouds < 1 || oClouds > MAX_OCLOUDS) {
    throw new UsageError(`--oclouds ${oClouds} is not 1 to ${MAX_OCLOUDS}`);
  }
  const { provider = defaultSettings.provider } = values;
  if (oClouds > 1 && provider !== 'simulated') {
    throw new UsageError(
      `--oclouds ${oClouds} is for --provider simulated: a machine has room for one set of real hosts, and without any there is nothing to choose between`,
    );
  }
  return oClouds;
}

function parseRelease(
  values: Record<string, string | boolean | undefined>,
): string | undefined {
  const release = parseChoice(
    '--cluster-api',
    values['cluster-api'],
    clusterApiReleases,
  );
  if (release && values.provider !== 'byoh') {
    throw new UsageError(
      '--cluster-api is for --provider byoh: the simulator plays one version',
    );
  }
  return release;
}

function parseSpeed(value: string | boolean | undefined): number | undefined {
  if (value === undefined) {
    return undefined;
  }
  const speed = Number(value);
  if (!(speed > 0)) {
    throw new UsageError(
      `--speed ${value} is not a number above 0 (Infinity leaves out every pause)`,
    );
  }
  return speed;
}

function parseChoice<T extends string>(
  flag: string,
  value: string | boolean | undefined,
  choices: T[],
): T | undefined {
  if (value === undefined || choices.includes(value as T)) {
    return value as T | undefined;
  }
  throw new UsageError(`${flag} ${value} is not one of ${choices.join(', ')}`);
}
