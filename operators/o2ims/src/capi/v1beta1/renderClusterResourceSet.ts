import { addonSourceName, labels } from '@o2ims-portal/api';
import { PlannedAddon } from '../../plan/ClusterPlan';

/**
 * What has Cluster API install one add-on in one cluster, once, as soon as the cluster's API server answers. What
 * somebody changes in the cluster afterwards stays.
 *
 * It refers to copies that belong to the cluster. Cluster API makes the set an owner of what it refers to, so with the
 * last such set the garbage collector would take the template's own ConfigMaps and Secrets away too.
 */
export function renderClusterResourceSet(
  clusterName: string,
  { name: addon, resources }: PlannedAddon,
): object {
  return {
    strategy: 'ApplyOnce',
    clusterSelector: { matchLabels: { [labels.clusterName]: clusterName } },
    resources: resources.map(({ kind, name }) => ({
      kind,
      name: addonSourceName(clusterName, addon, name),
    })),
  };
}
