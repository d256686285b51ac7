import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { HostFiles } from '../byoh/hosts/HostFiles';
import { managerNames } from '../byoh/managers/managerSpecs';
import { operatorKubeconfig } from '../plane/operatorAccounts';
import { LabFiles } from './LabFiles';
import { ProviderName } from './LabSettings';
import { operators } from './operators';

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
  const namesIn = async (name: string) =>
    (await readdir(join(directory, name)).catch(() => [] as string[])).sort();
  const workloads = await namesIn('workload');
  const hosts = await namesIn('hosts');
  return [
    {
      name: 'etcd',
      pidFile: files.pid('etcd'),
      mark: join(directory, 'etcd'),
    },
    await apiServer('kube-apiserver', join(directory, 'kube-apiserver')),
    ...operators.map(({ name }) => ({
      name,
      pidFile: files.pid(name),
      mark: operatorKubeconfig(directory, name),
    })),
    ...(await Promise.all(
      workloads.map(name =>
        apiServer(
          `kube-apiserver of ${name}`,
          join(directory, 'workload', name),
        ),
      ),
    )),
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
