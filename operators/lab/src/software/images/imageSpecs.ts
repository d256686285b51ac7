import { kubeVip } from '../../binaries/versions';
import { imagePrograms } from '../hostKubernetesComponent';
import { ImageSpec } from './ImageSpec';

/** kube-proxy writes its rules with these, which all are one program. */
const IPTABLES = 'xtables-nft-multi';
const IPTABLES_NAMES = ['iptables', 'ip6tables'].flatMap(name =>
  ['', '-save', '-restore'].map(suffix => `${name}${suffix}`),
);

/** Where the programs in the images are on this machine. */
export interface ImageSources {
  /** Directory with the parts of Kubernetes. */
  kubernetes: string;
  etcd: string;
  coreDns: string;
  pause: string;
  kubeVip: string;
  /** Of this machine, for kube-proxy: iptables' program, its extensions, and conntrack. */
  iptables: string;
  iptablesExtensions: string[];
  conntrack: string;
}

/**
 * The images of a cluster, under the names that kubeadm asks for. etcd and CoreDNS get the tag that is asked for,
 * whatever version they are of.
 *
 * @param wanted - what `kubeadm config images list` says
 */
export function imageSpecs(
  wanted: readonly string[],
  sources: ImageSources,
): ImageSpec[] {
  const named = (part: string): string => {
    const found = wanted.find(name => name.split(':')[0].endsWith(`/${part}`));
    if (!found) {
      throw new Error(
        `kubeadm asks for no image of ${part}: ${wanted.join(', ')}`,
      );
    }
    return found;
  };
  const iptables: Omit<ImageSpec, 'name'> = {
    files: Object.fromEntries(
      [sources.conntrack, ...sources.iptablesExtensions].map(file => [
        file,
        file,
      ]),
    ),
    links: Object.fromEntries(
      IPTABLES_NAMES.map(name => [`/usr/sbin/${name}`, IPTABLES]),
    ),
  };
  return [
    ...imagePrograms.map(program => {
      const extra = program === 'kube-proxy' ? iptables : undefined;
      return {
        name: named(program),
        files: {
          ...extra?.files,
          ...(extra && { [`/usr/sbin/${IPTABLES}`]: sources.iptables }),
          [`/usr/local/bin/${program}`]: `${sources.kubernetes}/${program}`,
        },
        links: extra?.links,
      };
    }),
    { name: named('etcd'), files: { '/usr/local/bin/etcd': sources.etcd } },
    {
      name: named('coredns'),
      files: { '/coredns': sources.coreDns },
      entrypoint: ['/coredns'],
    },
    {
      name: named('pause'),
      files: { '/pause': sources.pause },
      entrypoint: ['/pause'],
    },
    {
      name: `ghcr.io/kube-vip/kube-vip:${kubeVip.version}`,
      files: { '/kube-vip': sources.kubeVip },
      entrypoint: ['/kube-vip'],
    },
  ];
}
