import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { HostFiles } from '../byoh/hosts/HostFiles';
import { managerNames } from '../byoh/managers/managerSpecs';
import { operatorKubeconfig } from '../plane/operatorAccounts';
import { PlaneRole } from '../plane/PlaneRole';
import { LabFiles } from './LabFiles';
import { ProviderName } from './LabSettings';
import { operatorsOn } from './operators';

/** A process that a lab has started, by what it left in the data directory. */
export interface LabPart {
  name: string;
  pidFile: string;
  /** A string that its command line has. */
  mark: string;
  /** The port that it serves on, if it is an API server. */
  port?: string;
  /** With which provider alone there is such a part. */
  provider?: ProviderName;
}

/** All processes that the lab of a directory may have started. */
export async function findParts(files: LabFiles): Promise<LabPart[]> {
  const { directory } = files;
  const hosts = await namesIn(join(directory, 'hosts'));
  const oClouds = await namesIn(files.oClouds);
  return [
    ...(await partsOfPlane(files, 'management')),
    ...(
      await Promise.all(
        oClouds.map(async oCloud => {
          const parts = await partsOfPlane(files.oCloud(oCloud), 'o-cloud');
          return parts.map(part => ({
            ...part,
            name: `${oCloud}/${part.name}`,
          }));
        }),
      )
    ).flat(),
    ...managerNames.map(name => ({
      name,
      pidFile: files.pid(name),
      // with BYOH's own kubeconfig too
      mark: directory,
      provider: 'byoh' as const,
    })),
    ...hosts.map(name => {
      const host = HostFiles.create({ directory, name });
      return {
        name,
        pidFile: host.pid,
        mark: host.directory,
        provider: 'byoh' as const,
      };
    }),
  ];
}

async function namesIn(directory: string): Promise<string[]> {
  return (await readdir(directory).catch(() => [] as string[])).sort();
}

/** A plane's own processes, its operators and its clusters' API servers. */
async function partsOfPlane(
  files: LabFiles,
  role: PlaneRole,
): Promise<LabPart[]> {
  const { directory } = files;
  const workloads = join(directory, 'workload');
  return [
    {
      name: 'etcd',
      pidFile: files.pid('etcd'),
      mark: join(directory, 'etcd'),
    },
    await apiServer('kube-apiserver', join(directory, 'kube-apiserver')),
    ...operatorsOn(role).map(({ name }) => ({
      name,
      pidFile: files.pid(name),
      mark: operatorKubeconfig(directory, name),
    })),
    ...(await Promise.all(
      (
        await namesIn(workloads)
      ).map(name =>
        apiServer(`kube-apiserver of ${name}`, join(workloads, name)),
      ),
    )),
  ];
}

async function apiServer(name: string, directory: string): Promise<LabPart> {
  return {
    name,
    pidFile: join(directory, 'kube-apiserver.pid'),
    mark: directory,
    port: await readFile(join(directory, 'port'), 'utf8').catch(
      () => undefined,
    ),
  };
}
