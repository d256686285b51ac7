import { templateObjectName } from '@o2ims-portal/api';
import { describeAddons } from '../../status/describeAddons';
import { toObservedCluster } from '../../status/ObservedCluster';
import { toStageLimits } from '../../status/stageLimits';
import { toStages } from '../../status/toStages';
import { RequestScope } from '../RequestScope';
import { RequestTools } from '../RequestTools';

/** Says how far Cluster API and BYOH are. */
export async function observeCluster(
  scope: RequestScope,
  { caches, config }: RequestTools,
): Promise<boolean> {
  const plan = scope.plan!;
  const cluster = scope.cluster!;
  const { templateName, templateVersion } = plan.request;
  const { reports, requeueAfterMs } = toStages({
    observed: toObservedCluster({
      plan,
      cluster,
      controlPlane: caches.controlPlanes.by('owner', scope.uid)[0],
      machineDeployments: caches.machineDeployments.by('owner', scope.uid),
      machines: caches.machines.by('cluster', cluster.metadata.name),
      hosts: caches.hosts.list(),
    }),
    conditions: scope.conditions,
    limits: toStageLimits(
      caches.templates.get({
        namespace: config.namespace,
        name: templateObjectName(templateName, templateVersion),
      }),
    ),
    failureGraceMs: config.failureGraceMs,
    now: new Date(),
  });
  scope.requeueAfter(requeueAfterMs);
  scope.notice = describeAddons(
    plan,
    caches.clusterResourceSets.cache.by('owner', scope.uid),
  );
  return reports.map(report => scope.report(report)).every(Boolean);
}
