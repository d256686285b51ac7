import { hostNetwork, HostPlan } from '../hostNetwork';

/** The files that make a host what it is, by path; written at each start. */
export function renderHostFiles(
  host: HostPlan,
  others: readonly HostPlan[],
  options: { pauseImage: string },
): Record<string, string> {
  const { gateway, prefixLength } = hostNetwork;
  const { name, ordinal, address, podCidr } = host;
  return {
    'etc/hostname': `${name}\n`,
    'etc/hosts': `127.0.0.1 localhost\n::1 localhost\n${address} ${name}\n`,
    // nobody answers there: a host knows no names but its own
    'etc/resolv.conf': `nameserver ${gateway}\n`,
    'etc/containerd/config.toml': renderContainerdConfig(options.pauseImage),
    'etc/lab/host': `ADDRESS=${address}\nPREFIX_LENGTH=${prefixLength}\nGATEWAY=${gateway}\n`,
    'etc/lab/host-id': `${ordinal}\n`,
    'etc/lab/routes': others
      .map(other => `${other.podCidr} ${other.address}\n`)
      .join(''),
    'etc/lab/10-lab.conflist': renderPodNetwork(podCidr),
  };
}

function renderContainerdConfig(pauseImage: string): string {
  return `version = 2
[plugins."io.containerd.grpc.v1.cri"]
  sandbox_image = "${pauseImage}"
  # whoever may not lower the score, such as root in many virtual machines, could start no pod
  restrict_oom_score_adj = true
[plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc]
  runtime_type = "io.containerd.runc.v2"
[plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc.options]
  SystemdCgroup = false
`;
}

/** Pods of a host on a bridge in it; those of other hosts are reached by routes. */
function renderPodNetwork(subnet: string): string {
  return JSON.stringify({
    cniVersion: '0.4.0',
    name: 'lab',
    plugins: [
      {
        type: 'bridge',
        bridge: 'cni0',
        isGateway: true,
        hairpinMode: true,
        ipam: {
          type: 'host-local',
          ranges: [[{ subnet }]],
          routes: [{ dst: '0.0.0.0/0' }],
        },
      },
      { type: 'portmap', capabilities: { portMappings: true } },
    ],
  });
}
