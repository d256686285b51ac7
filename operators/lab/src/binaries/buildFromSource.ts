import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Binaries } from './Binaries';
import { binariesIn } from './binariesIn';
import { buildEtcd } from './buildEtcd';
import { buildKubernetes } from './buildKubernetes';
import { etcd, kubernetes } from './versions';

/** Builds kube-apiserver and etcd from their Go modules into a directory, both of them or none. */
export async function buildFromSource(options: {
  directory: string;
  onProgress: (line: string) => void;
}): Promise<Binaries> {
  const { directory, onProgress } = options;
  const draft = `${directory}.new`;
  await mkdir(draft, { recursive: true });
  // what an interrupted build has finished is kept
  const done = async (name: string) =>
    readFile(join(draft, `${name}.done`)).then(
      () => true,
      () => false,
    );
  if (!(await done('etcd'))) {
    onProgress(`Building etcd ${etcd.version} with Go (about a minute)`);
    await buildEtcd(draft);
    await writeFile(join(draft, 'etcd.done'), '');
  }
  if (!(await done('kube-apiserver'))) {
    onProgress(
      `Building kube-apiserver ${kubernetes.version} with Go (some minutes, once)`,
    );
    await buildKubernetes({
      module: kubernetes,
      programs: ['kube-apiserver'],
      directory: draft,
    });
    await writeFile(join(draft, 'kube-apiserver.done'), '');
  }
  await binariesIn(draft);
  await rm(directory, { recursive: true, force: true });
  await rename(draft, directory);
  return binariesIn(directory);
}
