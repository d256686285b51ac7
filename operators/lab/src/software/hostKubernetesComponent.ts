import { rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { x } from 'tar';
import { buildKubernetes } from '../binaries/buildKubernetes';
import { archiveForThisMachine } from '../binaries/archiveForThisMachine';
import { hostKubernetes } from '../binaries/versions';
import { download } from '../cache/download';
import { Component } from './Component';

/** In a cluster's images: the parts of its control plane, and what runs on each node. */
export const imagePrograms = [
  'kube-apiserver',
  'kube-controller-manager',
  'kube-scheduler',
  'kube-proxy',
] as const;

/** On every host. */
export const hostPrograms = ['kubeadm', 'kubelet'] as const;

const programs: readonly string[] = [...hostPrograms, ...imagePrograms];

/** Kubernetes as the hosts have it: the release where it can be downloaded, else built from its module. */
export const hostKubernetesComponent: Component = {
  name: `kubernetes-${hostKubernetes.version}`,
  summary: `Getting Kubernetes ${hostKubernetes.version} for the hosts`,
  contents: programs,
  async make(directory, onProgress) {
    try {
      await downloadRelease(directory, onProgress);
    } catch (error) {
      onProgress(
        `${
          error instanceof Error ? error.message : error
        }; building it with Go (about ten minutes, once)`,
      );
      await buildKubernetes({
        module: hostKubernetes,
        programs,
        directory,
        toolchain: hostKubernetes.toolchain,
      });
    }
  },
};

async function downloadRelease(
  directory: string,
  onProgress: (line: string) => void,
): Promise<void> {
  const source = archiveForThisMachine(hostKubernetes.archive);
  if (!source) {
    throw new Error(
      `There is no archive of it for ${process.platform} on ${process.arch}`,
    );
  }
  const file = join(directory, 'server.tar.gz');
  onProgress(`Downloading ${source.url}`);
  await download({
    url: source.url,
    file,
    checksum: { algorithm: 'sha512', hex: source.sha512 },
    onProgress,
  });
  await x({
    file,
    cwd: directory,
    // kubernetes/server/bin/<program>, besides images and more
    filter: path => programs.includes(basename(path)),
    strip: 3,
  });
  await rm(file, { force: true });
}
