import { templateObjectName } from '@o2ims-portal/api';
import {
  ClusterObjects,
  toObservedCluster,
} from '../../status/ObservedCluster';
import { toStageLimits } from '../../status/stageLimits';
import { StageObserver, toStages } from '../../status/toStages';
import { RequestScope } from '../RequestScope';
import { RequestTools } from '../RequestTools';

/**
 * Says how far Cluster API and BYOH are with the cluster of a request.
 *
 * @param parts - the control plane and the workers that belong to it
 * @param observe - how to tell how far a stage is; when left out, by what the operator made the cluster from
 */
export function reportStages(
  scope: RequestScope,
  { caches, config }: RequestTools,
  parts: Pick<ClusterObjects, 'controlPlane' | 'machineDeployments'>,
  observe?: StageObserver,
): boolean {
  const plan = scope.plan!;
  const cluster = scope.cluster!;
  const { templateName, templateVersion } = plan.request;
  const { reports, requeueAfterMs } = toStages({
    observed: toObservedCluster({
      plan,
      cluster,
      ...parts,
      machines: caches.machines.by('cluster', cluster.metadata.name),
      hosts: caches.hosts.list(),
    }),
    observe,
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
  return reports.map(report => scope.report(report)).every(Boolean);
}
