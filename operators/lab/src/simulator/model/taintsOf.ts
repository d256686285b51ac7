import { KubeadmConfig, Node } from './objects';

type Taints = NonNullable<Node['spec']>['taints'];

/** Those that kubeadm gives masters when it is told nothing. */
const MASTERS_OWN: Taints = [
  { key: 'node-role.kubernetes.io/control-plane', effect: 'NoSchedule' },
];

/** The taints that kubeadm registers a node with: those that it is told, however few, in place of its own. */
export function taintsOf(
  config: KubeadmConfig | undefined,
  isControlPlane: boolean,
): Taints {
  const { initConfiguration, joinConfiguration } = config?.spec ?? {};
  const { nodeRegistration } = (initConfiguration ??
    joinConfiguration ??
    {}) as { nodeRegistration?: { taints?: Taints } };
  const taints =
    nodeRegistration?.taints ?? (isControlPlane ? MASTERS_OWN : []);
  return taints?.length ? taints : undefined;
}
