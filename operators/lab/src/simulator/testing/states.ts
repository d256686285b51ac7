import { resourceTypes } from '@o2ims-portal/api';
import { Observer } from './Observer';

/** Waits until a cluster has that many machines, and its control plane and every MachineDeployment are ready. */
export async function untilReady(
  observer: Observer,
  cluster: string,
  machines: number,
): Promise<void> {
  await observer.until(`${cluster} is ready`, () => {
    const running = observer
      .list(resourceTypes.machine)
      .filter(({ spec }) => spec?.clusterName === cluster)
      .map(({ status }) => status?.phase);
    const controlPlane = observer.get(
      resourceTypes.kubeadmControlPlane,
      cluster,
    );
    const groups = observer
      .list(resourceTypes.machineDeployment)
      .filter(({ spec }) => spec?.clusterName === cluster);
    return (
      running.length === machines &&
      running.every(phase => phase === 'Running') &&
      [controlPlane, ...groups].every(
        it =>
          it &&
          !it.metadata.deletionTimestamp &&
          it.status?.readyReplicas === it.spec?.replicas,
      )
    );
  });
}

/** Waits until nothing is left of a cluster, and no host says that it belongs to it. */
export async function untilGone(
  observer: Observer,
  cluster: string,
): Promise<void> {
  await observer.until(`${cluster} is gone`, () =>
    observer
      .all()
      .every(
        ({ kind, metadata }) =>
          !metadata.name.startsWith(`${cluster}-`) &&
          metadata.name !== cluster &&
          !(
            kind === 'ByoHost' &&
            metadata.labels?.['cluster.x-k8s.io/cluster-name'] === cluster
          ),
      ),
  );
}

/** Names of the hosts that a cluster has. */
export function hostsOf(observer: Observer, cluster: string): string[] {
  return observer
    .list(resourceTypes.byoHost)
    .filter(
      ({ metadata }) =>
        metadata.labels?.['cluster.x-k8s.io/cluster-name'] === cluster,
    )
    .map(({ metadata }) => metadata.name)
    .sort();
}
