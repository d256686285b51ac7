import { join } from 'node:path';
import { buildInModule, importPrograms } from '../binaries/buildInModule';
import { kubeVip } from '../binaries/versions';
import { downloadGoModule } from '../cache/downloadGoModule';
import { Component } from './Component';

/** kube-vip, which gives several control plane hosts one address. */
export const kubeVipComponent: Component = {
  name: `kube-vip-${kubeVip.version}`,
  summary: `Building kube-vip ${kubeVip.version} with Go (a minute, once)`,
  contents: ['kube-vip'],
  async make(directory) {
    const work = join(directory, 'source');
    await downloadGoModule(kubeVip, { workDirectory: work });
    await buildInModule({
      directory: work,
      goMod: [
        'module lab/kube-vip',
        'go 1.23.0',
        `require ${kubeVip.path} ${kubeVip.version}`,
        ...kubeVip.goMod,
      ],
      files: { 'tools.go': importPrograms([kubeVip.path]) },
      programs: [{ main: kubeVip.path, output: join(directory, 'kube-vip') }],
    });
  },
};
