import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { downloadGoModule } from '../cache/downloadGoModule';
import { runGo } from '../cache/runGo';
import { Binaries } from './Binaries';
import { binariesIn } from './binariesIn';
import { etcd, kubernetes } from './versions';

/** The build asks for packages outside of the module that is built: let Go note them in our go.mod. */
const GO_ENV = { GOFLAGS: '-mod=mod', CGO_ENABLED: '0', GOWORK: 'off' };
const VERSION_PACKAGE = 'k8s.io/component-base/version';

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
    await buildKubeApiServer(draft, onProgress);
    await writeFile(join(draft, 'kube-apiserver.done'), '');
  }
  await binariesIn(draft);
  await rm(directory, { recursive: true, force: true });
  await rename(draft, directory);
  return binariesIn(directory);
}

async function buildEtcd(draft: string): Promise<void> {
  const work = join(draft, 'etcd-source');
  await downloadGoModule(etcd, { workDirectory: work });
  await writeFile(
    join(work, 'go.mod'),
    `module lab/etcd\n\ngo ${await goVersionOf(work, etcd)}\n\nrequire ${
      etcd.path
    } ${etcd.version}\n`,
  );
  await writeFile(
    join(work, 'main.go'),
    `package main

import (
	"os"

	"${etcd.path}/etcdmain"
)

func main() {
	etcdmain.Main(os.Args)
}
`,
  );
  await build(work, '.', join(draft, 'etcd'), '-s -w');
  await rm(work, { recursive: true, force: true });
}

async function buildKubeApiServer(
  draft: string,
  onProgress: (line: string) => void,
): Promise<void> {
  const work = join(draft, 'kubernetes-source');
  const { goMod } = await downloadGoModule(kubernetes, { workDirectory: work });
  const [, minor, patch] = kubernetes.version.split('.');
  const content = await readFile(goMod, 'utf8');
  const main = `${kubernetes.path}/cmd/kube-apiserver`;
  await writeFile(
    join(work, 'go.mod'),
    [
      'module lab/kubernetes',
      '',
      goLine(content),
      '',
      `require ${kubernetes.path} ${kubernetes.version}`,
      '',
      'replace (',
      ...stagingModules(content).map(
        name => `\t${name} => ${name} v0.${minor}.${patch}`,
      ),
      ')',
      '',
    ].join('\n'),
  );
  await writeFile(
    join(work, 'tools.go'),
    `//go:build tools\n\npackage tools\n\nimport _ "${main}"\n`,
  );
  const stamp = {
    gitVersion: kubernetes.version,
    gitMajor: '1',
    gitMinor: minor,
    gitTreeState: 'clean',
  };
  await build(
    work,
    main,
    join(draft, 'kube-apiserver'),
    // without the stamp clients cannot parse the version, and Cluster API's managers refuse to start
    ['-s -w']
      .concat(
        Object.entries(stamp).map(
          ([name, value]) => `-X ${VERSION_PACKAGE}.${name}=${value}`,
        ),
      )
      .join(' '),
    onProgress,
  );
  await rm(work, { recursive: true, force: true });
}

/** Kubernetes' own modules, which its go.mod takes from its repository and everybody else from the proxy. */
export function stagingModules(goMod: string): string[] {
  return [
    ...new Set(
      [...goMod.matchAll(/^\s*(k8s\.io\/[a-z0-9-]+) v0\.0\.0(?![-.\w])/gm)].map(
        match => match[1],
      ),
    ),
  ].sort();
}

function goLine(goMod: string): string {
  return /^go .+$/m.exec(goMod)?.[0] ?? 'go 1.24.0';
}

async function goVersionOf(work: string, module: typeof etcd): Promise<string> {
  const { goMod } = await downloadGoModule(module, { workDirectory: work });
  return goLine(await readFile(goMod, 'utf8')).slice('go '.length);
}

async function build(
  work: string,
  main: string,
  output: string,
  linkerFlags: string,
  onProgress?: (line: string) => void,
): Promise<void> {
  const options = { directory: work, env: GO_ENV };
  await runGo(['mod', 'tidy'], options);
  onProgress?.('Modules are here; compiling');
  await runGo(
    ['build', '-trimpath', '-ldflags', linkerFlags, '-o', output, main],
    options,
  );
}
