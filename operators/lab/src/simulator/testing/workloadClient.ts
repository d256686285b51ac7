import { KubeConfig } from '@kubernetes/client-node';
import { kubeconfigSecretName, resourceTypes, Secret } from '@o2ims-portal/api';
import { KubernetesClient } from '@o2ims-portal/kubernetes-client';

/** A client for a workload cluster, by the kubeconfig that Cluster API's Secret holds. */
export async function workloadClient(
  client: KubernetesClient,
  clusterName: string,
): Promise<KubernetesClient> {
  const secret = await client.get<Secret>(resourceTypes.secret, {
    namespace: 'default',
    name: kubeconfigSecretName(clusterName),
  });
  const kubeConfig = new KubeConfig();
  kubeConfig.loadFromString(
    Buffer.from(secret?.data?.value ?? '', 'base64').toString('utf8'),
  );
  return KubernetesClient.create({ kubeConfig });
}
