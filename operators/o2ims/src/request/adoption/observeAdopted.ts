import { reasons, templateObjectName } from '@o2ims-portal/api';
import { observeAdoptedStage } from '../../adoption/observeAdoptedStage';
import { toObservedCluster } from '../../status/ObservedCluster';
import { toStageLimits } from '../../status/stageLimits';
import { succeeded, unfinished } from '../../status/StageReport';
import { toStages } from '../../status/toStages';
import { RequestScope } from '../RequestScope';
import { RequestTools } from '../RequestTools';

/** Says how a cluster is that somebody else made, by the same rules as of our own. */
export async function observeAdopted(
  scope: RequestScope,
  { caches, config }: RequestTools,
): Promise<boolean> {
  const plan = scope.plan!;
  const cluster = scope.cluster!;
  const { namespace } = config;
  const { name, deletionTimestamp } = cluster.metadata;
  const { templateName, templateVersion } = plan.request;
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
  const { reports, requeueAfterMs } = toStages({
    observed: toObservedCluster({
      plan,
      cluster,
      controlPlane: caches.controlPlanes.get({
        namespace,
        name: cluster.spec!.controlPlaneRef!.name,
      }),
      machineDeployments: caches.machineDeployments.by('cluster', name),
      machines: caches.machines.by('cluster', name),
      hosts: caches.hosts.list(),
    }),
    observe: observeAdoptedStage,
    conditions: scope.conditions,
    limits: toStageLimits(
      caches.templates.get({
        namespace,
        name: templateObjectName(templateName, templateVersion),
      }),
    ),
    failureGraceMs: config.failureGraceMs,
    now: new Date(),
  });
  scope.requeueAfter(requeueAfterMs);
  return reports.map(report => scope.report(report)).every(Boolean);
}
