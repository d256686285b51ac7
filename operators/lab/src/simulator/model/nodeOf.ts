import { createHash } from 'node:crypto';
import { addressOfHost, ByoHost, labels } from '@o2ims-portal/api';
import { capi } from './names';
import { Node, NodeCondition } from './objects';

const CAPACITY = {
  cpu: '8',
  memory: '32Gi',
  'ephemeral-storage': '200Gi',
  pods: '110',
};

/** What kubelet says of a node that has nothing to complain of. */
export const aliveConditions: NodeCondition[] = [
  healthy('MemoryPressure', 'False', 'KubeletHasSufficientMemory'),
  healthy('DiskPressure', 'False', 'KubeletHasNoDiskPressure'),
  healthy('PIDPressure', 'False', 'KubeletHasSufficientPID'),
  healthy('Ready', 'True', 'KubeletReady'),
];

/** The Node that kubelet would register on a host, Ready at once. */
export function nodeOf(
  host: ByoHost,
  options: {
    isControlPlane: boolean;
    taints: NonNullable<Node['spec']>['taints'];
  },
): Node {
  const { name, annotations } = host.metadata;
  const { hostinfo } = host.status ?? {};
  const version = annotations?.[capi.kubernetesVersion] ?? '';
  const arch = hostinfo?.architecture ?? 'amd64';
  const id = createHash('sha256').update(name).digest('hex').slice(0, 32);
  const address = addressOfHost(host);
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name,
      labels: {
        'kubernetes.io/hostname': name,
        'kubernetes.io/os': 'linux',
        'kubernetes.io/arch': arch,
        'beta.kubernetes.io/os': 'linux',
        'beta.kubernetes.io/arch': arch,
        ...(options.isControlPlane && {
          'node-role.kubernetes.io/control-plane': '',
          'node.kubernetes.io/exclude-from-external-load-balancers': '',
        }),
        [labels.simulated]: 'true',
      },
    },
    spec: {
      ...(options.taints && { taints: options.taints }),
    },
    status: {
      capacity: CAPACITY,
      allocatable: CAPACITY,
      addresses: [
        ...(address ? [{ type: 'InternalIP', address }] : []),
        { type: 'Hostname', address: name },
      ],
      conditions: aliveConditions,
      nodeInfo: {
        kubeletVersion: version,
        kubeProxyVersion: version,
        architecture: arch,
        operatingSystem: 'linux',
        osImage: hostinfo?.osimage ?? '',
        kernelVersion: '6.1.0-simulated',
        containerRuntimeVersion: 'containerd://1.6.20',
        machineID: id,
        systemUUID: id,
        bootID: id,
      },
    },
  };
}

/** No times: there is nobody to renew them, and nobody who asks. */
function healthy(type: string, status: string, reason: string) {
  return { type, status, reason, message: 'simulated kubelet' };
}
