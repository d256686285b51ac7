import { reasons } from '@o2ims-portal/api';
import { observeAdoptedStage } from '../../adoption/observeAdoptedStage';
import { succeeded, unfinished } from '../../status/StageReport';
import { reportStages } from '../phases/reportStages';
import { RequestScope } from '../RequestScope';
import { RequestTools } from '../RequestTools';

/** Says how a cluster is that somebody else made, by the same rules as of our own. */
export async function observeAdopted(
  scope: RequestScope,
  tools: RequestTools,
): Promise<boolean> {
  const { caches, config } = tools;
  const { metadata, spec } = scope.cluster!;
  const { name, deletionTimestamp } = metadata;
  scope.report(
    deletionTimestamp
      ? unfinished(
          'ResourcesApplied',
          reasons.clusterDeleted,
          `Cluster '${name}' is being deleted by whoever made it. Its hosts are given back when they are clean; this request then waits for another Cluster of this name`,
        )
      : succeeded(
          'ResourcesApplied',
          `Cluster '${name}' was made by somebody else; nothing of it is changed`,
        ),
  );
  return reportStages(
    scope,
    tools,
    {
      controlPlane: caches.controlPlanes.get({
        namespace: config.namespace,
        name: spec!.controlPlaneRef!.name,
      }),
      machineDeployments: caches.machineDeployments.by('cluster', name),
    },
    observeAdoptedStage,
  );
}
