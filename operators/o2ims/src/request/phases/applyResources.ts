import {
  Cluster,
  KubernetesObject,
  passedOnAnnotations,
  reasons,
} from '@o2ims-portal/api';
import { RenderedObject } from '../../capi/RenderedObject';
import { NotOursError } from '../../capi/ClusterResources';
import { renderCluster } from '../../capi/v1beta1/renderCluster';
import { ClusterPlan } from '../../plan/ClusterPlan';
import { planOfCluster } from '../../plan/planOnCluster';
import { succeeded, unfinished } from '../../status/StageReport';
import { findNameHolder } from '../findNameHolder';
import { RequestScope } from '../RequestScope';
import { RequestTools } from '../RequestTools';
import { refusalOf } from './refusalOf';
import { nameTaken } from './validate';

function render(
  plan: ClusterPlan,
  scope: RequestScope,
  namespace: string,
): ReturnType<typeof renderCluster> {
  const { name, annotations } = scope.request.metadata;
  return renderCluster(plan, {
    name,
    uid: scope.uid,
    namespace,
    annotations: passedOnAnnotations(annotations) ?? {},
  });
}

function isThere(
  { object }: RenderedObject,
  known: readonly KubernetesObject[],
): boolean {
  return known.some(
    ({ kind, metadata }) =>
      kind === object.kind && metadata.name === object.metadata.name,
  );
}

function refused(
  scope: RequestScope,
  { config }: RequestTools,
  failures: { rendered: RenderedObject; refusal: string }[],
): boolean {
  scope.requeueAfter(config.refusedRetryMs);
  return scope.report(
    unfinished(
      'ResourcesApplied',
      reasons.resourceRefused,
      failures
        .map(
          ({ rendered: { object }, refusal }) =>
            `${object.kind} '${object.metadata.name}' could not be made. ${refusal}`,
        )
        .join('; '),
    ),
  );
}

/**
 * Makes the Cluster, which claims its name and keeps the plan.
 *
 * @returns whether it is there
 */
async function makeCluster(
  scope: RequestScope,
  tools: RequestTools,
  rendered: RenderedObject,
): Promise<boolean> {
  try {
    scope.cluster = await tools.resources.create<Cluster>(rendered);
    return true;
  } catch (error) {
    if (error instanceof NotOursError) {
      const { name } = rendered.object.metadata;
      const holder = findNameHolder({
        request: scope.request,
        cluster: error.object as Cluster,
        rivals: [],
      });
      return scope.report(nameTaken(name, holder!));
    }
    const refusal = refusalOf(error);
    if (!refusal) {
      throw error;
    }
    return refused(scope, tools, [{ rendered, refusal }]);
  }
}

/**
 * Makes what Cluster API needs, as far as it is not there. The Cluster comes first, since only one can make it; the
 * rest at once. What is there is left as it is: changes come with scaling and upgrades.
 */
export async function applyResources(
  scope: RequestScope,
  tools: RequestTools,
): Promise<boolean> {
  const { resources, config } = tools;
  if (!scope.cluster) {
    const [cluster] = render(scope.plan!, scope, config.namespace);
    if (!(await makeCluster(scope, tools, cluster))) {
      return false;
    }
    // it may be from before a crash, and what it was made from counts
    scope.plan = planOfCluster(scope.cluster!) ?? scope.plan;
  }
  const plan = scope.plan!;
  const [, ...others] = render(plan, scope, config.namespace);
  const known = resources.known(scope.uid);
  const missing = others.filter(rendered => !isThere(rendered, known));
  const results = await Promise.allSettled(
    missing.map(rendered => resources.create(rendered)),
  );
  const failures: { rendered: RenderedObject; refusal: string }[] = [];
  for (const [i, result] of results.entries()) {
    if (result.status === 'rejected') {
      const refusal = refusalOf(result.reason);
      if (!refusal) {
        throw result.reason;
      }
      failures.push({ rendered: missing[i], refusal });
    }
  }
  if (failures.length > 0) {
    return refused(scope, tools, failures);
  }
  return scope.report(
    succeeded(
      'ResourcesApplied',
      `Cluster API has everything that it needs for cluster '${plan.clusterName}'`,
    ),
  );
}
