import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { downloadGoModule } from '../cache/downloadGoModule';
import { buildInModule, importPrograms } from './buildInModule';
import { stagingModules } from './stagingModules';
import { GoModule } from './versions';

const VERSION_PACKAGE = 'k8s.io/component-base/version';

/** Builds programs of a Kubernetes release, such as `kubelet`, into a directory, each under its name. */
export async function buildKubernetes(options: {
  module: GoModule;
  programs: readonly string[];
  directory: string;
  toolchain?: string;
}): Promise<void> {
  const { module, programs, directory, toolchain } = options;
  const work = join(directory, 'kubernetes-source');
  const { goMod } = await downloadGoModule(module, { workDirectory: work });
  const [, minor, patch] = module.version.split('.');
  const content = await readFile(goMod, 'utf8');
  const main = (program: string) => `${module.path}/cmd/${program}`;
  const stamp = {
    gitVersion: module.version,
    gitMajor: '1',
    gitMinor: minor,
    gitTreeState: 'clean',
  };
  await buildInModule({
    directory: work,
    goMod: [
      'module lab/kubernetes',
      /^go .+$/m.exec(content)?.[0] ?? 'go 1.24.0',
      `require ${module.path} ${module.version}`,
      ...stagingModules(content).map(
        name => `replace ${name} => ${name} v0.${minor}.${patch}`,
      ),
    ],
    files: { 'tools.go': importPrograms(programs.map(main)) },
    programs: programs.map(program => ({
      main: main(program),
      output: join(directory, program),
      toolchain,
      // without the stamp clients cannot parse the version, and Cluster API's managers refuse to start
      linkerFlags: Object.entries(stamp).map(
        ([name, value]) => `-X ${VERSION_PACKAGE}.${name}=${value}`,
      ),
    })),
  });
}
