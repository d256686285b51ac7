import { annotations, Cluster } from '@o2ims-portal/api';
import { ClusterPlan } from './ClusterPlan';

/** The plan as the annotations of the Cluster that is made from it. */
export function toPlanAnnotation(plan: ClusterPlan): Record<string, string> {
  return { [annotations.clusterPlan]: JSON.stringify(plan) };
}

/** The plan that a Cluster was made from; undefined when somebody took it away or broke it. */
export function planOfCluster(cluster: Cluster): ClusterPlan | undefined {
  const text = cluster.metadata.annotations?.[annotations.clusterPlan];
  try {
    const plan = JSON.parse(text ?? 'null') as ClusterPlan | null;
    return plan && Array.isArray(plan.hosts) && plan.endpoint && plan.request
      ? plan
      : undefined;
  } catch {
    return undefined;
  }
}
