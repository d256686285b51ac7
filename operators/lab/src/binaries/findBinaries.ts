import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { join } from 'node:path';

/** What the plane runs. @public */
export interface Binaries {
  etcd: string;
  kubeApiServer: string;
}

/** Finds etcd and kube-apiserver. */
export async function findBinaries(options: {
  directory?: string;
}): Promise<Binaries> {
  const directory = options.directory ?? process.env.KUBEBUILDER_ASSETS;
  if (!directory) {
    throw new Error('KUBEBUILDER_ASSETS is not set');
  }
  const binaries = {
    etcd: join(directory, 'etcd'),
    kubeApiServer: join(directory, 'kube-apiserver'),
  };
  await Promise.all(
    Object.values(binaries).map(file => access(file, constants.X_OK)),
  );
  return binaries;
}
