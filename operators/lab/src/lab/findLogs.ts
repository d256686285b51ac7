import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { HostFiles, hostUnits } from '../byoh/hosts/HostFiles';
import { managerNames } from '../byoh/managers/managerSpecs';
import { PlaneRole } from '../plane/PlaneRole';
import { LabFiles } from './LabFiles';
import { operatorsOn } from './operators';

function logsOn(role: PlaneRole): string[] {
  return [
    'etcd',
    'kube-apiserver',
    ...operatorsOn(role).map(({ name }) => name),
    'simulator',
  ];
}

/** Those that every lab has. */
export const usualLogs = [...logsOn('management'), 'lab'];

/**
 * The logs of a lab: those that each has, those of other O-Clouds' planes and, where hosts are real, those of managers
 * and of each host's units.
 */
export async function findLogs(files: LabFiles): Promise<Map<string, string>> {
  const { directory } = files;
  const hosts = await namesIn(join(directory, 'hosts'));
  const oClouds = await namesIn(files.oClouds);
  return new Map([
    ...usualLogs.map(part => [part, files.log(part)] as const),
    ...oClouds.flatMap(oCloud =>
      logsOn('o-cloud').map(
        part => [`${oCloud}/${part}`, files.oCloud(oCloud).log(part)] as const,
      ),
    ),
    ...managerNames
      .map(name => [name, files.log(name)] as const)
      .filter(([, file]) => existsSync(file)),
    ...hosts.flatMap(name => {
      const host = HostFiles.create({ directory, name });
      return [
        // the agent is what one looks for first
        [name, host.log('byoh-hostagent')] as const,
        ...hostUnits.map(unit => [`${name}/${unit}`, host.log(unit)] as const),
      ];
    }),
  ]);
}

async function namesIn(directory: string): Promise<string[]> {
  return readdir(directory).catch(() => []);
}
