import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { HostFiles, hostUnits } from '../byoh/hosts/HostFiles';
import { managerNames } from '../byoh/managers/managerSpecs';
import { LabFiles } from './LabFiles';

/** The logs of a lab: those that each has and, where hosts are real, those of managers and of each host's units. */
export async function findLogs(
  files: LabFiles,
  parts: readonly string[],
): Promise<Map<string, string>> {
  const { directory } = files;
  const hosts = await readdir(join(directory, 'hosts')).catch(
    () => [] as string[],
  );
  return new Map([
    ...parts.map(part => [part, files.log(part)] as const),
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
