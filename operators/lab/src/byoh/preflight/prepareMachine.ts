import { existsSync } from 'node:fs';
import { LabFiles } from '../../lab/LabFiles';
import { stopLeftovers } from '../../lab/stopLeftovers';
import { runCommand } from '../../processes/runCommand';
import { ControlGroups, readControlGroups } from '../machine/controlGroups';
import { refuseSecondLab } from '../machine/MachineClaim';
import { findMissing, MachineFacts } from './findMissing';
import { lookAtMachine } from './lookAtMachine';

const INSTALL_TIMEOUT_MS = 10 * 60_000;

/**
 * Sees to it that hosts can be made on this machine; Debian packages that are missing are installed.
 *
 * @throws Error that names all that is missing
 */
export async function prepareMachine(options: {
  files: LabFiles;
  hosts: number;
  /** The release that is to run. */
  clusterApi: string;
  say: (line: string) => void;
}): Promise<ControlGroups> {
  const { files, hosts, clusterApi, say } = options;
  const isLinux = process.platform === 'linux';
  if (isLinux) {
    await refuseSecondLab();
    // what a killed lab left would be in the way, and taken for something else
    await stopLeftovers(files);
  }
  const groups = isLinux ? await readControlGroups() : undefined;
  const look = () =>
    lookAtMachine({ directory: files.directory, hosts, clusterApi, groups });
  let facts = await look();
  if (canInstall(facts)) {
    await installPackages(facts.missingPackages, say);
    facts = await look();
  }
  const missing = findMissing(facts);
  if (missing.length > 0 || !groups) {
    throw new Error(
      `Real hosts (--provider byoh) need what this machine does not have:\n${missing
        .map(line => `  - ${line}`)
        .join('\n')}`,
    );
  }
  return groups;
}

function canInstall({ isRoot, missingPackages }: MachineFacts): boolean {
  return isRoot && missingPackages.length > 0 && existsSync('/usr/bin/apt-get');
}

async function installPackages(
  packages: string[],
  say: (line: string) => void,
): Promise<void> {
  say(`Installing ${packages.join(', ')}`);
  const options = {
    env: { DEBIAN_FRONTEND: 'noninteractive' },
    timeoutMs: INSTALL_TIMEOUT_MS,
  };
  try {
    await runCommand('apt-get', ['update', '--quiet=2'], options);
    await runCommand(
      'apt-get',
      ['install', '--quiet=2', '--yes', '--no-install-recommends', ...packages],
      options,
    );
  } catch (error) {
    // the list of what is missing says what to do about it
    say(`That failed: ${error instanceof Error ? error.message : error}`);
  }
}
