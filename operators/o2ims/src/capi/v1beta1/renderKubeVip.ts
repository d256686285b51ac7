import { ClusterPlan, VirtualAddress } from '../../plan/ClusterPlan';

const MANIFEST = '/etc/kubernetes/manifests/kube-vip.yaml';
const ADMIN = '/etc/kubernetes/admin.conf';
const SUPER_ADMIN = '/etc/kubernetes/super-admin.conf';
/** There only on the master on which the cluster begins. */
const INIT_ONLY = '[ ! -f /run/kubeadm/kubeadm.yaml ] ||';
/** BYOH's agent puts in the interface of the host's default route. */
const DEFAULT_INTERFACE = '{{ .DefaultNetworkInterfaceName }}';

/** Since Kubernetes 1.29, admin.conf has no rights until kubeadm init has ended. */
function needsSuperAdmin(kubernetesVersion: string): boolean {
  const [major, minor] = kubernetesVersion.slice(1).split('.').map(Number);
  return major > 1 || minor >= 29;
}

function renderPod(
  { image, interface: name = DEFAULT_INTERFACE }: VirtualAddress,
  address: string,
): string {
  return `apiVersion: v1
kind: Pod
metadata:
  name: kube-vip
  namespace: kube-system
spec:
  hostNetwork: true
  hostAliases:
    - ip: 127.0.0.1
      hostnames: [kubernetes]
  containers:
    - name: kube-vip
      image: ${JSON.stringify(image)}
      imagePullPolicy: IfNotPresent
      args: [manager]
      env:
        - { name: cp_enable, value: "true" }
        - { name: vip_arp, value: "true" }
        - { name: vip_leaderelection, value: "true" }
        - { name: vip_leaseduration, value: "15" }
        - { name: vip_renewdeadline, value: "10" }
        - { name: vip_retryperiod, value: "2" }
        - { name: address, value: ${JSON.stringify(address)} }
        - { name: vip_address, value: ${JSON.stringify(address)} }
        - { name: vip_interface, value: ${JSON.stringify(name)} }
      securityContext:
        capabilities:
          add: [NET_ADMIN, NET_RAW]
      volumeMounts:
        - name: kubeconfig
          mountPath: ${ADMIN}
  volumes:
    - name: kubeconfig
      hostPath:
        path: ${ADMIN}
        type: FileOrCreate
`;
}

/**
 * kube-vip as a static pod that keeps the endpoint's address on one of the masters.
 *
 * kubeadm init waits for the address, and kube-vip for the rights to take it, which only super-admin.conf gives at
 * that time. So where the cluster begins, the pod is given that one until kubeadm has ended.
 */
export function renderKubeVip(
  vip: VirtualAddress,
  plan: Pick<ClusterPlan, 'endpoint' | 'kubernetesVersion'>,
): {
  file: object;
  preKubeadmCommands: string[];
  postKubeadmCommands: string[];
} {
  const swap = (from: string, to: string) =>
    `${INIT_ONLY} sed -i 's#path: ${from}#path: ${to}#' ${MANIFEST}`;
  const begins = needsSuperAdmin(plan.kubernetesVersion);
  return {
    file: {
      path: MANIFEST,
      owner: 'root:root',
      permissions: '0600',
      content: renderPod(vip, plan.endpoint.host),
    },
    preKubeadmCommands: begins ? [swap(ADMIN, SUPER_ADMIN)] : [],
    postKubeadmCommands: begins ? [swap(SUPER_ADMIN, ADMIN)] : [],
  };
}
