import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { goBuild } from '../binaries/buildInModule';
import { GoModule } from '../binaries/versions';
import { Component } from './Component';
import { withModuleSource } from './withModuleSource';

/** Cluster API's controllers: where each has its program and its manifests in the module. */
export const clusterApiParts = [
  { name: 'core', directory: '.' },
  { name: 'kubeadm-bootstrap', directory: 'bootstrap/kubeadm' },
  { name: 'kubeadm-control-plane', directory: 'controlplane/kubeadm' },
] as const;

/** Cluster API is published as images only; outside of containers its controllers have to be built. */
export function clusterApiComponent(release: GoModule): Component {
  return {
    name: `cluster-api-${release.version}`,
    summary: `Building Cluster API ${release.version} with Go (some minutes, once)`,
    contents: clusterApiParts.flatMap(({ name }) => [
      `${name}/manager`,
      `${name}/config`,
    ]),
    async make(directory, onProgress) {
      await withModuleSource(release, directory, async source => {
        for (const part of clusterApiParts) {
          onProgress(`Compiling Cluster API's ${part.name} manager`);
          await goBuild(source, {
            main: `./${part.directory}`,
            output: join(directory, part.name, 'manager'),
          });
          await cp(
            join(source, part.directory, 'config'),
            join(directory, part.name, 'config'),
            { recursive: true },
          );
        }
      });
    },
  };
}
