import { annotations, Cluster, reasons } from '@o2ims-portal/api';
import { StageReport, unfinished } from '../../status/StageReport';
import { describeObjects } from '../describeObjects';
import { RequestScope } from '../RequestScope';
import { RequestTools } from '../RequestTools';

function planLost({ metadata }: Cluster): StageReport {
  return unfinished(
    'ResourcesApplied',
    reasons.resourceRefused,
    `Somebody removed or broke the annotation ${annotations.clusterPlan} of Cluster '${metadata.name}', which says what it was made from. Put it back, or delete this request`,
  );
}

/**
 * Deals with a Cluster that somebody else deletes while its request is still there. The request is what counts, so
 * the cluster is made again; but not before all of the old one is gone, and from the request as it is then. The
 * hosts stay reserved meanwhile. Who wants to be rid of the cluster deletes the request.
 */
export async function checkCluster(
  scope: RequestScope,
  { resources }: RequestTools,
): Promise<boolean> {
  const again =
    'It is made again after that, because this request still asks for it; to be rid of it, delete this request';
  if (scope.cluster?.metadata.deletionTimestamp) {
    return scope.report(
      unfinished(
        'ResourcesApplied',
        reasons.clusterDeleted,
        `Cluster '${scope.cluster.metadata.name}' is being deleted by somebody else. ${again}`,
      ),
    );
  }
  if (scope.cluster) {
    return scope.plan !== undefined || scope.report(planLost(scope.cluster));
  }
  // without a Cluster there is nothing else, since that is made first: so this is what one left behind
  const left = resources.known(scope.uid);
  if (left.length === 0) {
    return true;
  }
  const found = await resources.find(scope.uid);
  if (found.some(({ kind }) => kind === 'Cluster')) {
    throw new Error('The watch of Clusters is late');
  }
  await resources.delete(left);
  return scope.report(
    unfinished(
      'ResourcesApplied',
      reasons.clusterDeleted,
      `The cluster was deleted by somebody else, and ${describeObjects(
        left,
      )} has to go too. ${again}`,
    ),
  );
}
