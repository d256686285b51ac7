// What a person with kubectl would see of a workload cluster.
import { CoreV1Api, KubeConfig } from '@kubernetes/client-node';

function coreApi(load) {
  const kubeConfig = new KubeConfig();
  load(kubeConfig);
  return kubeConfig.makeApiClient(CoreV1Api);
}

/** Names of the Ready nodes of a cluster, through the kubeconfig that its Secret on the management plane holds. */
export async function readyNodes({ kubeconfig, cluster }) {
  const management = coreApi(config => config.loadFromFile(kubeconfig));
  const secret = await management.readNamespacedSecret({
    namespace: 'default',
    name: `${cluster}-kubeconfig`,
  });
  const text = Buffer.from(secret.data.value, 'base64').toString();
  const workload = coreApi(config => config.loadFromString(text));
  const { items } = await workload.listNode();
  return items
    .filter(({ status }) =>
      status.conditions.some(
        ({ type, status: value }) => type === 'Ready' && value === 'True',
      ),
    )
    .map(({ metadata }) => metadata.name)
    .sort();
}
