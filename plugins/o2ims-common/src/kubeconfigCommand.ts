import { kubeconfigSecretName } from '@o2ims-portal/api';

/**
 * Command that gets a cluster's kubeconfig from the management cluster, for those who have access there: the
 * credentials themselves never pass through the portal.
 *
 * @public
 */
export function kubeconfigCommand(cluster: {
  namespace: string;
  name: string;
}): string {
  const { namespace, name } = cluster;
  const secret = kubeconfigSecretName(name);
  return `kubectl get secret ${secret} --namespace ${namespace} --output jsonpath='{.data.value}' | base64 --decode > ${name}.kubeconfig`;
}
