import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { Binaries } from './Binaries';

/** The binaries in a directory; throws when one of them is not there or cannot be run. */
export async function binariesIn(directory: string): Promise<Binaries> {
  const binaries = {
    etcd: join(directory, 'etcd'),
    kubeApiServer: join(directory, 'kube-apiserver'),
  };
  await Promise.all(
    Object.values(binaries).map(async file => {
      try {
        await access(file, constants.X_OK);
      } catch {
        throw new Error(`there is no executable ${file}`);
      }
    }),
  );
  return binaries;
}
