import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LabFiles } from './LabFiles';
import { operators } from './operators';

/** A process that a lab has started, by what it left in the data directory. */
export interface LabPart {
  name: string;
  pidFile: string;
  /** A string that its command line has. */
  mark: string;
  /** The port that it serves on, if it is an API server. */
  port?: string;
}

/** All processes that the lab of a directory may have started. */
export async function findParts(files: LabFiles): Promise<LabPart[]> {
  const { directory } = files;
  const workloads = await readdir(join(directory, 'workload')).catch(
    () => [] as string[],
  );
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
      mark: files.kubeconfig,
    })),
    ...(await Promise.all(
      workloads
        .sort()
        .map(name =>
          apiServer(
            `kube-apiserver of ${name}`,
            join(directory, 'workload', name),
          ),
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
