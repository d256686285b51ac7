import { access, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { apiOfRelease } from '../binaries/apiOfRelease';
import { clusterApi, hostKubernetes } from '../binaries/versions';
import { runCommand } from '../processes/runCommand';
import { byohComponent } from './byohComponent';
import { clusterApiComponent } from './clusterApiComponent';
import { Component } from './Component';
import { coreDnsComponent } from './coreDnsComponent';
import { ensureComponent } from './ensureComponent';
import {
  hostKubernetesComponent,
  hostPrograms,
} from './hostKubernetesComponent';
import { ImageSources, imageSpecs } from './images/imageSpecs';
import { imageStoreComponent, STORE } from './images/imageStoreComponent';
import { kubeControllerManagerComponent } from './kubeControllerManagerComponent';
import { kubeVipComponent } from './kubeVipComponent';
import { pauseComponent } from './pauseComponent';
import { Software } from './Software';

function clusterApiOf(release: string): Component {
  return clusterApiComponent(clusterApi[apiOfRelease(release)]);
}

/** What is built with Go unless the cache has it, with one release of Cluster API. */
export function builtComponents(release: string): readonly Component[] {
  return [
    kubeControllerManagerComponent,
    clusterApiOf(release),
    byohComponent,
    hostKubernetesComponent,
    coreDnsComponent,
    kubeVipComponent,
    pauseComponent,
  ];
}

/** Finds in the cache what real hosts and their managers run; what is not there is downloaded or built first. */
export async function findSoftware(options: {
  cache: string;
  /** The release that is to run. */
  clusterApi: string;
  /** The plane's; clusters run the same. */
  etcd: string;
  onProgress: (line: string) => void;
}): Promise<Software> {
  const { etcd } = options;
  const ensure = (component: Component) => ensureComponent(component, options);
  const kubernetes = await ensure(hostKubernetesComponent);
  const byoh = await ensure(byohComponent);
  const { stdout } = await runCommand(join(kubernetes, 'kubeadm'), [
    'config',
    'images',
    'list',
    '--kubernetes-version',
    hostKubernetes.version,
  ]);
  const images = imageSpecs(stdout.trim().split('\n'), {
    kubernetes,
    etcd,
    coreDns: join(await ensure(coreDnsComponent), 'coredns'),
    pause: join(await ensure(pauseComponent), 'pause'),
    kubeVip: join(await ensure(kubeVipComponent), 'kube-vip'),
    ...(await findFirewallPrograms()),
  });
  return {
    kubeControllerManager: join(
      await ensure(kubeControllerManagerComponent),
      'kube-controller-manager',
    ),
    clusterApi: await ensure(clusterApiOf(options.clusterApi)),
    byoh,
    hostPrograms: {
      ...Object.fromEntries(
        hostPrograms.map(name => [name, join(kubernetes, name)]),
      ),
      'byoh-hostagent': join(byoh, 'byoh-hostagent'),
    },
    imageStore: join(await ensure(await imageStoreComponent(images)), STORE),
    pauseImage: images.find(({ files }) => '/pause' in files)!.name,
  };
}

async function findFirewallPrograms(): Promise<
  Pick<ImageSources, 'iptables' | 'iptablesExtensions' | 'conntrack'>
> {
  const iptables = '/usr/sbin/xtables-nft-multi';
  const libraries = await readdir('/usr/lib');
  const candidates = [
    ...libraries.map(name => join('/usr/lib', name, 'xtables')),
    '/usr/lib64/xtables',
  ];
  for (const directory of candidates) {
    const names = await readdir(directory).catch(() => []);
    if (names.length > 0) {
      await access(iptables);
      return {
        iptables,
        iptablesExtensions: names
          .filter(name => name.endsWith('.so'))
          .map(name => join(directory, name)),
        conntrack: '/usr/sbin/conntrack',
      };
    }
  }
  throw new Error(
    `iptables' extensions were not found in any of ${candidates.join(', ')}`,
  );
}
