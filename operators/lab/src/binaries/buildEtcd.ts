import { join } from 'node:path';
import { downloadGoModule } from '../cache/downloadGoModule';
import { buildInModule } from './buildInModule';
import { etcd } from './versions';

/** Builds etcd into a directory: the module has the program as a function only. */
export async function buildEtcd(directory: string): Promise<void> {
  const work = join(directory, 'etcd-source');
  await downloadGoModule(etcd, { workDirectory: work });
  await buildInModule({
    directory: work,
    goMod: [
      'module lab/etcd',
      'go 1.26.0',
      `require ${etcd.path} ${etcd.version}`,
    ],
    files: {
      'main.go': `package main

import (
	"os"

	"${etcd.path}/etcdmain"
)

func main() {
	etcdmain.Main(os.Args)
}
`,
    },
    programs: [{ main: '.', output: join(directory, 'etcd') }],
  });
}
