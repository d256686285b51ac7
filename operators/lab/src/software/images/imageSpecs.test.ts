import { imageSpecs } from './imageSpecs';

const wanted = [
  'registry.k8s.io/kube-apiserver:v1.32.0',
  'registry.k8s.io/kube-controller-manager:v1.32.0',
  'registry.k8s.io/kube-scheduler:v1.32.0',
  'registry.k8s.io/kube-proxy:v1.32.0',
  'registry.k8s.io/coredns/coredns:v1.11.3',
  'registry.k8s.io/pause:3.10',
  'registry.k8s.io/etcd:3.5.16-0',
];
const sources = {
  kubernetes: '/cache/kubernetes',
  etcd: '/cache/etcd',
  coreDns: '/cache/coredns',
  pause: '/cache/pause',
  kubeVip: '/cache/kube-vip',
  iptables: '/usr/sbin/xtables-nft-multi',
  iptablesExtensions: ['/usr/lib/xtables/libxt_tcp.so'],
  conntrack: '/usr/sbin/conntrack',
};

describe('imageSpecs', () => {
  const specs = imageSpecs(wanted, sources);

  it('makes all images that kubeadm asks for, and the one of virtual addresses', () => {
    expect(specs.map(({ name }) => name).sort()).toEqual(
      [...wanted, 'ghcr.io/kube-vip/kube-vip:v0.5.5'].sort(),
    );
  });

  it('puts programs where the manifests of kubeadm look for them', () => {
    const files = Object.assign({}, ...specs.map(spec => spec.files));
    expect(files).toMatchObject({
      '/usr/local/bin/kube-apiserver': '/cache/kubernetes/kube-apiserver',
      '/usr/local/bin/etcd': '/cache/etcd',
      '/coredns': '/cache/coredns',
      '/pause': '/cache/pause',
    });
  });

  it('gives kube-proxy, and only that, what it writes rules with', () => {
    const withRules = specs.filter(
      ({ files }) => files['/usr/sbin/xtables-nft-multi'],
    );
    expect(withRules.map(({ name }) => name)).toEqual([
      'registry.k8s.io/kube-proxy:v1.32.0',
    ]);
    expect(withRules[0].links).toMatchObject({
      '/usr/sbin/iptables-restore': 'xtables-nft-multi',
    });
    expect(withRules[0].files).toMatchObject({
      '/usr/lib/xtables/libxt_tcp.so': '/usr/lib/xtables/libxt_tcp.so',
    });
  });

  it('says which image kubeadm did not ask for', () => {
    expect(() => imageSpecs(wanted.slice(1), sources)).toThrow(
      'kubeadm asks for no image of kube-apiserver',
    );
  });
});
