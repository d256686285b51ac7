import { describeAddons } from '../../status/describeAddons';
import { RequestScope } from '../RequestScope';
import { RequestTools } from '../RequestTools';
import { reportStages } from './reportStages';

/** Says how far Cluster API and BYOH are. */
export async function observeCluster(
  scope: RequestScope,
  tools: RequestTools,
): Promise<boolean> {
  const { caches } = tools;
  scope.notice = describeAddons(
    scope.plan!,
    caches.clusterResourceSets.cache.by('owner', scope.uid),
  );
  return reportStages(scope, tools, {
    controlPlane: caches.controlPlanes.by('owner', scope.uid)[0],
    machineDeployments: caches.machineDeployments.by('owner', scope.uid),
  });
}
