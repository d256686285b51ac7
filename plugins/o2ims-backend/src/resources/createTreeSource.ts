import { KubernetesObject } from '@o2ims-portal/api';
import { keyOf } from '@o2ims-portal/kubernetes-client';
import { ResourceCache } from '../kubernetes/ResourceCache';
import { clusterOfRequest } from './clusterOfRequest';
import { TreeSource } from './TreeSource';

function inNamespaceOf({ metadata }: KubernetesObject, name: string) {
  return { namespace: metadata.namespace, name };
}

/** Finds objects in the cache. */
export function createTreeSource(cache: ResourceCache): TreeSource {
  return {
    requestsOf: uid => cache.requestByFocomUid.get(uid),
    clustersOf: request => {
      const own = cache.clustersByRequestUid.get(request.metadata.uid);
      const said = clusterOfRequest(request);
      // what was adopted does not have our labels
      const adopted =
        own.length === 0 && said?.adopted && cache.clusters.get(said);
      return adopted ? [adopted] : own;
    },
    controlPlaneOf: cluster => {
      const name = cluster.spec?.controlPlaneRef?.name;
      return name
        ? cache.controlPlanes.get(inNamespaceOf(cluster, name))
        : undefined;
    },
    machineDeploymentsOf: cluster =>
      cache.machineDeploymentsByCluster.get(keyOf(cluster)),
    machinesOf: cluster => cache.machinesByCluster.get(keyOf(cluster)),
    hostOf: machine => {
      const name = machine.spec?.infrastructureRef?.name;
      return name
        ? cache.hostByByoMachine.get(
            keyOf({ metadata: inNamespaceOf(machine, name) }),
          )[0]
        : undefined;
    },
    hostsOfCluster: metadata => cache.hostsByCluster.get(keyOf({ metadata })),
  };
}
