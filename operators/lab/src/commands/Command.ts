import { ParseArgsConfig } from 'node:util';
import { resolve } from 'node:path';
import { LabFiles } from '../lab/LabFiles';
import { defaultDirectory } from '../lab/LabSettings';

/** What parseArgs makes of a command line. */
export interface ParsedArguments {
  values: Record<string, string | boolean | undefined>;
  positionals: string[];
}

/** A command of the lab. */
export interface Command {
  /** One line for the list of commands. */
  summary: string;
  /** What comes after the command's name. */
  usage: string;
  /** One line for each option, besides those that all commands have. */
  help: string;
  options: NonNullable<ParseArgsConfig['options']>;
  /** Names that may follow the options. */
  allowPositionals?: boolean;
  /** Returns the exit code. */
  run(parsed: ParsedArguments): Promise<number>;
}

/** The files of the lab that `--data` names, relative to where the person is. */
export function filesOf({ values }: ParsedArguments): LabFiles {
  const { data } = values;
  return LabFiles.create({
    directory: typeof data === 'string' ? resolve(data) : defaultDirectory(),
  });
}
