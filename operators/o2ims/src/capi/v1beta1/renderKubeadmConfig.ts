import { NodeTaint } from '@o2ims-portal/api';
import { ClusterPlan, hostsOf, KubeadmSettings } from '../../plan/ClusterPlan';
import { renderKubeVip } from './renderKubeVip';

const CRI_SOCKET = 'unix:///run/containerd/containerd.sock';

type NodeSettings = NonNullable<
  KubeadmSettings['controlPlane'] | KubeadmSettings['workers']
>;

/** An object without the fields that have nothing in them. */
function compact<T extends object>(object: T): Partial<T> {
  return Object.fromEntries(
    Object.entries(object).filter(
      ([, value]) =>
        value !== undefined && !(Array.isArray(value) && value.length === 0),
    ),
  ) as Partial<T>;
}

function register({ kubeletExtraArgs }: NodeSettings, rest: object = {}) {
  return {
    nodeRegistration: {
      criSocket: CRI_SOCKET,
      ...compact({ kubeletExtraArgs }),
      ...rest,
    },
  };
}

function renderClusterConfiguration(settings: KubeadmSettings) {
  const { apiServer, controllerManager, scheduler, featureGates } = settings;
  const configuration = compact({
    apiServer,
    controllerManager,
    scheduler,
    featureGates,
  });
  return Object.keys(configuration).length > 0 ? configuration : undefined;
}

/** With which kubeadm keeps pods from masters when nobody says otherwise. */
const MASTERS_OWN: NodeTaint = {
  key: 'node-role.kubernetes.io/control-plane',
  effect: 'NoSchedule',
};

/** The taints of masters, where they are not those that kubeadm sets by itself: a list takes the place of all of them. */
function masterTaints(
  taints: readonly NodeTaint[],
  isSchedulable: boolean | undefined,
): NodeTaint[] | undefined {
  if (isSchedulable) {
    // an empty list, unlike none, has kubeadm set no taint
    return [...taints];
  }
  return taints.length > 0 ? [MASTERS_OWN, ...taints] : undefined;
}

/** The `kubeadmConfigSpec` of a cluster's masters. */
export function renderControlPlaneConfig(plan: ClusterPlan): object {
  const settings = plan.kubeadm ?? {};
  const { controlPlane = {} } = settings;
  const vip = plan.vip && renderKubeVip(plan.vip, plan);
  const taints = masterTaints(
    hostsOf(plan, 'control-plane')[0].taints ?? [],
    controlPlane.schedulable,
  );
  const registration = register(controlPlane, taints && { taints });
  return compact({
    clusterConfiguration: renderClusterConfiguration(settings),
    initConfiguration: registration,
    joinConfiguration: registration,
    files: [...(vip ? [vip.file] : []), ...(controlPlane.files ?? [])],
    preKubeadmCommands: [
      ...(vip?.preKubeadmCommands ?? []),
      ...(controlPlane.preKubeadmCommands ?? []),
    ],
    postKubeadmCommands: [
      ...(vip?.postKubeadmCommands ?? []),
      ...(controlPlane.postKubeadmCommands ?? []),
    ],
  });
}

/** The `spec` of the kubeadm configuration of those of a cluster's workers that have the same taints. */
export function renderWorkerConfig(
  plan: ClusterPlan,
  taints: readonly NodeTaint[] = [],
): object {
  const { workers = {} } = plan.kubeadm ?? {};
  const { files, preKubeadmCommands, postKubeadmCommands } = workers;
  return compact({
    joinConfiguration: register(workers, taints.length > 0 ? { taints } : {}),
    files,
    preKubeadmCommands,
    postKubeadmCommands,
  });
}
