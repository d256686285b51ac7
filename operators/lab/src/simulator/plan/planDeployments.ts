import { labels, resourceTypes } from '@o2ims-portal/api';
import { mergePatch } from '../model/mergePatch';
import { capi, generatedName, suffix } from '../model/names';
import { MachineGroup } from '../model/objects';
import { deploymentStatus } from './deploymentStatus';
import { byAge, findNewSet } from './findNewSet';
import {
  planTemplateMetadata,
  withTemplateMetadata,
} from './planTemplateMetadata';
import { ownerOf, Plan } from './Plan';
import { rolloutLimits, scaleSets, sizeOf } from './scaleSets';
import { ClusterView, isDeleting } from './views';

const HASH_LENGTH = 10;
/** What Cluster API's webhook sets. */
const DEFAULT_HISTORY_LIMIT = 1;

/** What the MachineDeployment controller does next: a MachineSet for each template that there has been. */
export function planDeployments(view: ClusterView, plan: Plan): void {
  view.deployments.forEach(deployment =>
    planDeployment(view, deployment, plan),
  );
}

function planDeployment(
  view: ClusterView,
  deployment: MachineGroup,
  plan: Plan,
) {
  const type = resourceTypes.machineDeployment;
  const finalizer = capi.finalizers.deployment;
  const { now } = plan.clock;
  const sets = view.sets
    .filter(set =>
      set.metadata.ownerReferences?.some(
        ({ uid }) => uid === deployment.metadata.uid,
      ),
    )
    .sort(byAge);
  if (isDeleting(deployment)) {
    sets.forEach(set => plan.delete(resourceTypes.machineSet, set));
    if (sets.length === 0) {
      plan.removeFinalizer(type, deployment, finalizer);
    } else {
      plan.status(type, deployment, {
        ...deployment.status,
        observedGeneration: deployment.metadata.generation,
      });
    }
    return;
  }
  if (!view.cluster || isDeleting(view.cluster)) {
    return;
  }
  plan.addFinalizer(type, deployment, finalizer);
  plan.adopt(type, deployment, ownerOf(view.cluster), {
    [labels.clusterName]: view.name,
  });
  plan.clock.isOver(deployment.spec?.rolloutAfter, 0);
  const newSet = findNewSet(deployment, sets, now);
  const oldSets = sets.filter(set => set !== newSet);
  const limits = rolloutLimits(
    deployment.spec?.replicas ?? 1,
    deployment.spec?.strategy,
  );
  const revision = revisionOf(newSet, oldSets);
  const setAnnotations = {
    [capi.revision]: revision,
    [capi.desiredReplicas]: String(limits.replicas),
    [capi.maxReplicas]: String(limits.replicas + limits.maxSurge),
  };
  if (newSet) {
    planRollout(deployment, { newSet, oldSets, limits, setAnnotations }, plan);
    if (deployment.metadata.annotations?.[capi.revision] !== revision) {
      plan.patch(type, deployment, {
        metadata: { annotations: { [capi.revision]: revision } },
      });
    }
  } else if (hasTemplates(view, deployment)) {
    const none = { wanted: 0, actual: 0, available: 0 };
    planNewSet(
      view,
      deployment,
      {
        replicas: scaleSets(limits, none, oldSets.map(sizeOf)).newSet,
        setAnnotations,
      },
      plan,
    );
  }
  const status = deploymentStatus({ deployment, sets, newSet, limits }, now);
  plan.status(type, deployment, status);
  if (newSet && isComplete(status, limits.replicas)) {
    planHistory(deployment, oldSets, plan);
  }
}

type SetAnnotations = Record<string, string>;

function planRollout(
  deployment: MachineGroup,
  facts: {
    newSet: MachineGroup;
    oldSets: MachineGroup[];
    limits: ReturnType<typeof rolloutLimits>;
    setAnnotations: SetAnnotations;
  },
  plan: Plan,
) {
  const { newSet, oldSets, limits, setAnnotations } = facts;
  const sizes = scaleSets(limits, sizeOf(newSet), oldSets.map(sizeOf));
  const type = resourceTypes.machineSet;
  const { template = {} } = deployment.spec ?? {};
  const hash = hashOf(newSet);
  planTemplateMetadata(plan, type, newSet, {
    labels: template.metadata?.labels,
  });
  const changes = {
    metadata: mergePatch(
      pick(newSet.metadata.annotations, Object.keys(setAnnotations)),
      setAnnotations,
    ),
    spec: mergePatch(newSet.spec, {
      ...newSet.spec,
      replicas: sizes.newSet,
      deletePolicy:
        deployment.spec?.strategy?.rollingUpdate?.deletePolicy ??
        newSet.spec?.deletePolicy,
      // what differs is what can be changed in place
      template: templateOf(deployment, hash),
    }),
  };
  if (changes.metadata || changes.spec) {
    plan.patch(type, newSet, {
      ...(changes.metadata && { metadata: { annotations: changes.metadata } }),
      ...(changes.spec && { spec: changes.spec }),
    });
  }
  oldSets.forEach((set, i) => {
    if (set.spec?.replicas !== sizes.oldSets[i]) {
      plan.patch(type, set, { spec: { replicas: sizes.oldSets[i] } });
    }
  });
}

function planNewSet(
  view: ClusterView,
  deployment: MachineGroup,
  facts: { replicas: number; setAnnotations: SetAnnotations },
  plan: Plan,
) {
  const { name, uid } = deployment.metadata;
  const { template, selector, strategy } = deployment.spec!;
  const { setAnnotations, replicas } = facts;
  const revision = setAnnotations[capi.revision];
  const hash = {
    [capi.templateHash]: suffix(`${uid}/${revision}`, HASH_LENGTH),
  };
  const own = { [labels.clusterName]: view.name, ...hash };
  const { deletePolicy } = strategy?.rollingUpdate ?? {};
  const fromTemplate = withTemplateMetadata({
    labels: template?.metadata?.labels,
  });
  plan.create(resourceTypes.machineSet, {
    metadata: {
      name: generatedName(name, `${uid}/${revision}`),
      namespace: view.namespace,
      labels: {
        ...fromTemplate.labels,
        ...own,
        [capi.deploymentName]: name,
      },
      annotations: { ...fromTemplate.annotations, ...setAnnotations },
      ownerReferences: [ownerOf(deployment, { controller: true })],
      finalizers: [capi.finalizers.set],
    },
    spec: {
      clusterName: view.name,
      replicas,
      ...(deletePolicy && { deletePolicy }),
      selector: {
        ...selector,
        matchLabels: { ...selector?.matchLabels, ...own },
      },
      template: templateOf(deployment, hash),
    },
  });
}

/** A MachineDeployment's template as its MachineSet has it. */
function templateOf(deployment: MachineGroup, hash: Record<string, string>) {
  const { template = {}, clusterName } = deployment.spec!;
  return {
    ...template,
    metadata: {
      ...template.metadata,
      labels: {
        ...template.metadata?.labels,
        [labels.clusterName]: clusterName,
        ...hash,
      },
    },
  };
}

function hashOf(set: MachineGroup): Record<string, string> {
  return pick(set.metadata.labels, [capi.templateHash]);
}

/** Counts up with each new template, and never down. */
function revisionOf(
  newSet: MachineGroup | undefined,
  oldSets: readonly MachineGroup[],
): string {
  const numbers = (sets: readonly MachineGroup[]) =>
    sets.map(({ metadata }) =>
      Number(metadata.annotations?.[capi.revision] ?? 0),
    );
  const next = Math.max(0, ...numbers(oldSets)) + 1;
  return String(Math.max(next, ...numbers(newSet ? [newSet] : [])));
}

function hasTemplates(view: ClusterView, deployment: MachineGroup): boolean {
  const { bootstrap, infrastructureRef } =
    deployment.spec?.template?.spec ?? {};
  return (
    view.machineTemplates.some(
      ({ metadata }) => metadata.name === infrastructureRef?.name,
    ) &&
    view.configTemplates.some(
      ({ metadata }) => metadata.name === bootstrap?.configRef?.name,
    )
  );
}

function isComplete(
  status: NonNullable<MachineGroup['status']>,
  replicas: number,
): boolean {
  const { replicas: actual = 0, updatedReplicas = 0 } = status;
  const { availableReplicas = 0 } = status;
  return [actual, updatedReplicas, availableReplicas].every(
    it => it === replicas,
  );
}

/** Keeps the newest of the MachineSets that have no machines any more; the others go. */
function planHistory(
  deployment: MachineGroup,
  oldSets: MachineGroup[],
  plan: Plan,
) {
  const { revisionHistoryLimit = DEFAULT_HISTORY_LIMIT } = deployment.spec!;
  const living = oldSets.filter(set => !isDeleting(set));
  living
    .slice(0, Math.max(living.length - revisionHistoryLimit, 0))
    .filter(
      ({ spec, status, metadata }) =>
        spec?.replicas === 0 &&
        !status?.replicas &&
        (status?.observedGeneration ?? 0) >= (metadata.generation ?? 0),
    )
    .forEach(set => plan.delete(resourceTypes.machineSet, set));
}

function pick(
  from: Record<string, string> = {},
  keys: string[],
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(from).filter(([key]) => keys.includes(key)),
  );
}
