import { annotations, describeViolations, reasons } from '@o2ims-portal/api';
import { findDifferences } from '../../adoption/findDifferences';
import { findRival } from '../../adoption/findRival';
import { judgeAdoption } from '../../adoption/judgeAdoption';
import { toAdoptedPlan } from '../../adoption/toAdoptedPlan';
import { ownerUidOf, wantedClusterName } from '../../cache/Caches';
import { succeeded, unfinished } from '../../status/StageReport';
import { RequestScope } from '../RequestScope';
import { RequestTools } from '../RequestTools';

/**
 * Finds the Cluster that somebody else made and the request adopts, and sees whether it may, and whether what the
 * request says is so. What is said wrong keeps nobody from looking after the cluster.
 */
export async function checkAdopted(
  scope: RequestScope,
  { caches, config }: RequestTools,
): Promise<boolean> {
  const { request } = scope;
  const { namespace } = config;
  const name = wantedClusterName(request) ?? '';
  const cluster = caches.clusters.get({ namespace, name });
  const controlPlane = caches.controlPlanes.get({
    namespace,
    name: cluster?.spec?.controlPlaneRef?.name ?? '',
  });
  const owner = cluster && ownerUidOf(cluster);
  const problem = judgeAdoption({
    request,
    namespace,
    cluster,
    controlPlane,
    isOwned: Boolean(owner && caches.requests.by('uid', owner).length > 0),
    rival: findRival(request, caches.requests.by('clusterName', name)),
  });
  if (problem || !cluster || !controlPlane) {
    return scope.report(
      unfinished('Validated', problem!.reason, problem!.message),
    );
  }
  const machines = caches.machines.by('cluster', name);
  scope.cluster = cluster;
  scope.plan = toAdoptedPlan(request, {
    cluster,
    controlPlane,
    machines,
    hosts: caches.hosts.list(),
  });
  const stays = 'The cluster stays as it is, and is looked after meanwhile';
  if (request.metadata.annotations?.[annotations.adopt] !== 'true') {
    scope.report(
      unfinished(
        'Validated',
        reasons.adoptionRefused,
        `Cluster '${name}' was adopted, and the annotation ${annotations.adopt}="true" that says so was taken away: put it back, or delete this request, which leaves the cluster alone. ${stays}`,
      ),
    );
    return true;
  }
  const differences = findDifferences(scope.plan, {
    hasAllHosts:
      machines.length > 0 && machines.length === scope.plan.hosts.length,
  });
  scope.report(
    differences.length > 0
      ? unfinished(
          'Validated',
          reasons.clusterDiffers,
          `Cluster '${name}' is adopted as it is. Correct what this request says otherwise, or leave it out: ${describeViolations(
            differences,
          )}. ${stays}`,
        )
      : succeeded('Validated', `Adopts Cluster '${name}' as it is`),
  );
  return true;
}
