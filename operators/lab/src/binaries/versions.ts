/**
 * Everything that the plane runs but that is not ours: which version, and how to know that what came over the network
 * is it. The one place to change for an upgrade.
 */

/** A Go module; `sum` is Go's own hash of its content, as in any go.sum. */
export interface GoModule {
  path: string;
  version: string;
  sum: string;
}

/**
 * The official archive with kube-apiserver and etcd in it, as published for tests of controllers (envtest). Its release
 * is the newest that has checksums; the release that is built from source, below, may be a patch ahead.
 *
 * SHA-512 by `<platform>-<architecture>` in Go's words, from envtest-releases.yaml of kubernetes-sigs/controller-tools.
 */
export const archive = {
  version: 'v1.36.2',
  url: (version: string, target: string) =>
    `https://github.com/kubernetes-sigs/controller-tools/releases/download/envtest-${version}/envtest-${version}-${target}.tar.gz`,
  checksums: {
    'linux-amd64':
      'ea743186c8a799f5cf8faf16969f86189d003cb7d130e0ac4b58789f1e5748dcf30ebe91c837a10d5ac415383da3e10b9e64d65785c938c23e739781cfb76f08',
    'linux-arm64':
      '2d72ee985a8e262a3c57dc9f7f0fd891f6a8c7bf7ebaa2db6dc6d8eac8ae28181afe51c1f368b67756cdb40b10de9b205609e1726e5f27f7c6d824dd9c6649ac',
    'darwin-amd64':
      'b4fe9f973cd1992e3880f8b230ed32c0c243b83371591e3e3315f4404df2cdbef8ee94eeb9bb245b7e5feb987d5c4a76c43e0877654ab73f00d7bbc2b9984514',
    'darwin-arm64':
      '9278f9e5af556b2f1f2d139769c1f0d717c7b4426917fdebdba898bcb725a916e4910d6160886194ff9be9589ea7c5c32c2b8ae0754703874b7c8ba8ddfc41ce',
  } as Record<string, string>,
};

/** What kube-apiserver is built from where the archive cannot be had. */
export const kubernetes: GoModule = {
  path: 'k8s.io/kubernetes',
  version: 'v1.36.3',
  sum: 'h1:qDQdoMiluAE2Eab6Fa52YV+WjiGz9mZFFoagEA6cI+o=',
};

/** What etcd is built from where the archive cannot be had. */
export const etcd: GoModule = {
  path: 'go.etcd.io/etcd/server/v3',
  version: 'v3.6.16',
  sum: 'h1:sLkpvz3RFtiNd/yPrZBKz5kT+XO1ZJkhmuUJeqc7OmA=',
};

/** The oldest kube-apiserver and etcd on PATH that are used, as `[major, minor]`. */
export const oldest = {
  kubeApiServer: [1, 32],
  etcd: [3, 5],
} as const;

/** Where the custom resource definitions of another project come from. */
export interface DefinitionSource {
  name: string;
  module: GoModule;
  /** Directories of the module with a file for each definition. */
  directories: string[];
  /** The release's manifest, for those who have no Go. */
  manifest: string;
  /** The definitions that the plane needs, by name. */
  definitions: string[];
  /**
   * SHA-256 of what those definitions say (see digestOf). Releases publish no checksums of their manifests, but what
   * the manifests must contain is known from the module.
   */
  digest: string;
}

/**
 * Cluster API, by the newest version of its API that a release has: its definitions on every plane, its controllers
 * where hosts are real.
 */
export const clusterApi: Record<'v1beta1' | 'v1beta2', GoModule> = {
  v1beta1: {
    path: 'sigs.k8s.io/cluster-api',
    version: 'v1.10.4',
    sum: 'h1:5mdyWLGbbwOowWrjqM/J9N600QnxTohu5J1/1YR6g7c=',
  },
  v1beta2: {
    path: 'sigs.k8s.io/cluster-api',
    version: 'v1.13.6',
    sum: 'h1:imZVIstbRIq2DoKftQv0wPm+vyhWXrE3Zft8E43maqo=',
  },
};

/** Cluster API's provider for hosts that are there already; its controllers and agents where hosts are real. */
export const byoh: GoModule = {
  path: 'github.com/vmware-tanzu/cluster-api-provider-bringyourownhost',
  version: 'v0.5.0',
  sum: 'h1:BBu+4LBAa6kMzOwhA5hchMa8NVW2JlyUMldoRrcd67g=',
};

const neededOfClusterApi = {
  name: 'cluster-api',
  directories: [
    'config/crd/bases',
    'bootstrap/kubeadm/config/crd/bases',
    'controlplane/kubeadm/config/crd/bases',
  ],
  definitions: [
    'clusters.cluster.x-k8s.io',
    'machines.cluster.x-k8s.io',
    'machinesets.cluster.x-k8s.io',
    'machinedeployments.cluster.x-k8s.io',
    'kubeadmconfigs.bootstrap.cluster.x-k8s.io',
    'kubeadmconfigtemplates.bootstrap.cluster.x-k8s.io',
    'kubeadmcontrolplanes.controlplane.cluster.x-k8s.io',
    'clusterresourcesets.addons.cluster.x-k8s.io',
  ],
};

/**
 * The definitions of Cluster API, by the newest version of its API that they have. Those of v1beta2 serve v1beta1 too,
 * but only with Cluster API's own webhook to convert between the two.
 */
export const clusterApiDefinitions: Record<
  keyof typeof clusterApi,
  DefinitionSource
> = {
  v1beta1: {
    ...neededOfClusterApi,
    module: clusterApi.v1beta1,
    manifest:
      'https://github.com/kubernetes-sigs/cluster-api/releases/download/v1.10.4/cluster-api-components.yaml',
    digest: 'ad0c46af7e63b75101e4c91542fe50d44cf5bd2bdbad990b365f85e242bfa571',
  },
  v1beta2: {
    ...neededOfClusterApi,
    module: clusterApi.v1beta2,
    manifest:
      'https://github.com/kubernetes-sigs/cluster-api/releases/download/v1.13.6/cluster-api-components.yaml',
    digest: '0040dd0d8376b0d8b51e9b70e7ba5c8501c09e494127f54c90af765f812ca74d',
  },
};

/** The definitions of BYOH. */
export const byohDefinitions: DefinitionSource = {
  name: 'byoh',
  module: byoh,
  directories: ['config/crd/bases'],
  manifest:
    'https://github.com/vmware-tanzu/cluster-api-provider-bringyourownhost/releases/download/v0.5.0/infrastructure-components.yaml',
  definitions: [
    'byoclusters.infrastructure.cluster.x-k8s.io',
    'byohosts.infrastructure.cluster.x-k8s.io',
    'byomachines.infrastructure.cluster.x-k8s.io',
    'byomachinetemplates.infrastructure.cluster.x-k8s.io',
  ],
  digest: '111684023cec2a6309d254bcf770a5cd8001ce4b65c927fc026187d3ac4980d5',
};

/** The Kubernetes that real hosts have, and so the one that their clusters run: what the examples ask for. */
export const hostKubernetes: GoModule & {
  archive: typeof archive;
  toolchain: string;
} = {
  path: 'k8s.io/kubernetes',
  version: 'v1.32.0',
  // of its own time: kubeadm's checks write addresses in a way that a Go of today takes for a mistake
  toolchain: 'go1.23.12',
  sum: 'h1:4BDBWSolqPrv8GC3YfZw0CJvh5kA1TPnoX0FxDVd+qc=',
  /** The release's server archive; SHA-512 from its change log. */
  archive: {
    version: 'v1.32.0',
    url: (version, target) =>
      `https://dl.k8s.io/${version}/kubernetes-server-${target}.tar.gz`,
    checksums: {
      'linux-amd64':
        '09ffc69de339bb507a9f8fdd2206dcc1e77f58184bfa1f771c715edc200861131e5028ae38ec1f5a1112d3303159fb2b9246266114ce0a502776b2c28354dfba',
      'linux-arm64':
        '56b04497a022b3cd4efac6d1771ead89aef9e6e33639209bb2c1eaa95f4c01cf6ac5f3fa6e66b5edcbd0cab1c164522ad0585daedf271b27b53a8e2d573f6a82',
    },
  },
};

/** The DNS server of a workload cluster; under the tag that kubeadm asks for, whatever that is. */
export const coreDns: GoModule = {
  path: 'github.com/coredns/coredns',
  version: 'v1.11.3',
  sum: 'h1:8RjnpZc42db5th84/QJKH2i137ecJdzZK1HJwhetSPk=',
};

/** What gives several control plane hosts one address; with what its own go.mod says and nobody else gets to know. */
export const kubeVip: GoModule & { goMod: readonly string[] } = {
  path: 'github.com/kube-vip/kube-vip',
  version: 'v0.5.5',
  sum: 'h1:ZtCp3417IaZtI6JLKqf3mciERyopouyW5eB5QjVQ3Bk=',
  goMod: [
    'replace github.com/insomniacslk/dhcp => github.com/harvester/dhcp v0.0.0-20220421024905-28b38eafefe3',
    // older ones do not compile with a Go of today
    'require golang.org/x/net v0.17.0',
  ],
};
