import { readFile, rename, writeFile } from 'node:fs/promises';
import { commandLineOf } from '../processes/commandLineOf';
import { LabFiles } from './LabFiles';
import { LabSettings } from './LabSettings';

/** What a running lab says of itself to the other commands. */
export interface LabState {
  pid: number;
  /** The command line of that process: pids are used again. */
  commandLine: string;
  startedAt: string;
  settings: LabSettings;
  /** Whether everything is up; false while it starts. */
  ready: boolean;
  /** URL of the API server, once it is up. */
  server?: string;
  /** The operators and the managers. */
  services: ServiceState[];
}

/** What a process is doing that is started again when it ends: an operator or a manager. */
export interface ServiceState {
  name: string;
  state: 'starting' | 'ready' | 'restarting';
  restarts: number;
  /** Where it tells its health: /healthz and /readyz. */
  port?: number;
}

/** The lab of a directory, if one runs there. */
export async function findRunningLab(
  files: LabFiles,
): Promise<LabState | undefined> {
  const text = await readFile(files.state, 'utf8').catch(() => undefined);
  if (text === undefined) {
    return undefined;
  }
  const state = JSON.parse(text) as LabState;
  return (await commandLineOf(state.pid)) === state.commandLine
    ? state
    : undefined;
}

/** Writes the state at once, so that nobody reads half of it. */
export async function writeState(
  files: LabFiles,
  state: LabState,
): Promise<void> {
  const draft = `${files.state}.new`;
  await writeFile(draft, JSON.stringify(state, undefined, 2));
  await rename(draft, files.state);
}
