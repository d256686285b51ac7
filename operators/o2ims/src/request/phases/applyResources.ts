import {
  Cluster,
  isConditionTrue,
  passedOnAnnotations,
  reasons,
  resourceTypes,
} from '@o2ims-portal/api';
import { RenderedCopy, RenderedObject } from '../../capi/RenderedObject';
import { NotOursError } from '../../capi/ClusterResources';
import { isSameObject } from '../../capi/isSameObject';
import { planChanges } from '../../capi/planChanges';
import { renderCluster } from '../../capi/v1beta1/renderCluster';
import { withDigest } from '../../capi/withDigest';
import { ClusterPlan } from '../../plan/ClusterPlan';
import { planOfCluster } from '../../plan/planOnCluster';
import { succeeded, unfinished } from '../../status/StageReport';
import { findNameHolder } from '../findNameHolder';
import { RequestScope } from '../RequestScope';
import { RequestTools } from '../RequestTools';
import { applyAll, Refusal } from './applyAll';
import { copyAddonSources } from './copyAddonSources';
import { refusalOf } from './refusalOf';
import { releaseSurplus } from './releaseSurplus';
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

/** Kinds whose change has Cluster API make or replace machines. */
const MAKES_MACHINES: readonly string[] = [
  resourceTypes.kubeadmControlPlane.kind,
  resourceTypes.machineDeployment.kind,
];

function refused(
  scope: RequestScope,
  { config }: RequestTools,
  failures: readonly Refusal[],
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
 * Brings what Cluster API works from to what the plan asks for: makes what is missing, heals what somebody changed,
 * and takes a change of the plan one step further. The Cluster comes first, since only one can make it, and it keeps
 * the plan; the rest at once.
 */
export async function applyResources(
  scope: RequestScope,
  tools: RequestTools,
): Promise<boolean> {
  const { resources, caches, config } = tools;
  if (!scope.cluster) {
    const [cluster] = render(scope.plan!, scope, config.namespace);
    if (!(await makeCluster(scope, tools, withDigest(cluster)))) {
      return false;
    }
    // it may be from before a crash, and what it was made from counts
    scope.plan = planOfCluster(scope.cluster!) ?? scope.plan;
  }
  const plan = scope.plan!;
  const there = resources.known(scope.uid);
  const changes = planChanges({
    plan,
    rendered: render(plan, scope, config.namespace).map(rendered =>
      resources.inServedVersion(withDigest(rendered)),
    ),
    actual: {
      cluster: scope.cluster,
      others: there,
      machines: caches.machines.by('cluster', plan.clusterName),
      hosts: caches.hosts.list(),
    },
  });
  const copies = await copyAddonSources(scope, tools);
  const isCluster = ({ object }: RenderedObject) =>
    object.kind === resourceTypes.cluster.kind;
  // machines are made from templates as they are at that moment: those have to be changed before what makes machines
  const makesMachines = ({ object }: RenderedObject) =>
    there.some(
      actual =>
        MAKES_MACHINES.includes(actual.kind) && isSameObject(actual, object),
    );
  await Promise.all([
    ...changes.goFirst.map(it => resources.setGoesFirst(it, true)),
    ...changes.keep.map(it => resources.setGoesFirst(it, false)),
  ]);
  const waitsFor = [...changes.waitsFor];
  const rest = changes.apply.filter(rendered => !isCluster(rendered));
  const steps: (RenderedObject | RenderedCopy)[][] = [
    changes.apply.filter(isCluster),
    [...rest.filter(rendered => !makesMachines(rendered)), ...copies.rendered],
    rest.filter(makesMachines),
  ];
  for (const wanted of steps) {
    const { failures, contested } = await applyAll(scope, tools, wanted);
    failures.push(...copies.refusals);
    if (failures.length > 0) {
      refused(scope, tools, failures);
      // what runs already is still told of
      return isConditionTrue(scope.conditions, 'InfrastructureReady');
    }
    waitsFor.push(...contested);
  }
  await resources.delete(changes.remove);
  resources.forgetDeleted(changes.remove);
  if (changes.replace && changes.apply.length === 0) {
    await resources.delete([changes.replace]);
  }
  if (changes.isSettled) {
    await releaseSurplus(scope, tools, plan);
  }
  return scope.report(
    waitsFor.length > 0
      ? unfinished(
          'ResourcesApplied',
          reasons.inProgress,
          `The change of cluster '${
            plan.clusterName
          }' waits for ${waitsFor.join('; ')}`,
        )
      : succeeded(
          'ResourcesApplied',
          `Cluster API has everything that it needs for cluster '${plan.clusterName}'`,
        ),
  );
}
