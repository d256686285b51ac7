import {
  KubeadmControlPlaneV1beta1 as KubeadmControlPlane,
  labels,
  resourceTypes,
  Secret,
} from '@o2ims-portal/api';
import { clusterSecrets } from './clusterSecrets';
import { NewObject, ownerOf, Plan } from './Plan';
import { ClusterView } from './views';

/** Makes a control plane's Secrets as soon as there is an API server, and keeps its kubeconfig right. */
export function planClusterSecrets(
  view: ClusterView,
  controlPlane: KubeadmControlPlane,
  plan: Plan,
): void {
  const { kubeconfig } = view.workload;
  if (!kubeconfig) {
    return;
  }
  for (const { purpose, data } of clusterSecrets) {
    const name = `${view.name}-${purpose}`;
    const existing = view.secrets.find(it => it.metadata.name === name);
    const content = data(kubeconfig);
    if (!existing) {
      const secret: NewObject = {
        metadata: {
          name,
          namespace: view.namespace,
          labels: { [labels.clusterName]: view.name },
          ownerReferences: [ownerOf(controlPlane, { controller: true })],
        },
        type: 'cluster.x-k8s.io/secret',
        data: content,
      };
      plan.create(resourceTypes.secret, secret);
    } else if (
      // the API server may have had to take another port after a restart
      Object.keys(content).some(key => existing.data?.[key] !== content[key])
    ) {
      plan.patch(resourceTypes.secret, existing, { data: content });
    }
  }
}

/** Whether a control plane has all of its Secrets. */
export function hasClusterSecrets(view: {
  name: string;
  secrets: readonly Secret[];
}): boolean {
  return clusterSecrets.every(({ purpose }) =>
    view.secrets.some(
      ({ metadata }) => metadata.name === `${view.name}-${purpose}`,
    ),
  );
}
