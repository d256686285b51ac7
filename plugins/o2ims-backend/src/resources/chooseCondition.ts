import {
  Condition,
  isActivity,
  KubernetesObject,
  resourceTypes,
  stageConditions,
  submittedCondition,
} from '@o2ims-portal/api';
import { list, text } from '../model/text';

/** How bad it is that something is not ready, where the object says so. */
export type Severity = 'Error' | 'Warning' | 'Info';

/** A condition that says what there is to know of an object. */
export interface ChosenCondition {
  /** Whether the object is ready. */
  ready: Condition['status'];
  /** The condition that tells most; none where the object has none. */
  type?: string;
  reason?: string;
  message?: string;
  severity?: Severity;
  since?: string;
}

interface ReadCondition extends Omit<ChosenCondition, 'ready'> {
  type: string;
  status: Condition['status'];
}

/** What sums up the others, in the order in which it counts: v1beta1 of Cluster API has the one, v1beta2 the other. */
const summaries: readonly string[] = ['Ready', 'Available'];
const stages: readonly string[] = [submittedCondition, ...stageConditions];
const requestKinds: ReadonlySet<string> = new Set([
  resourceTypes.focomProvisioningRequest.kind,
  resourceTypes.provisioningRequest.kind,
]);
const statuses: ReadonlySet<unknown> = new Set(['True', 'False', 'Unknown']);
const severities: ReadonlySet<unknown> = new Set(['Error', 'Warning', 'Info']);

/**
 * Whether an object is ready, and the condition that tells most about it: the one that sums up the others, as
 * `clusterctl describe cluster` has it, and where there is none, the worst. Of a request that is not ready it is the
 * first stage that is not done.
 */
export function chooseCondition(object: KubernetesObject): ChosenCondition {
  const conditions = readConditions(object);
  const summary = summaries
    .map(type => conditions.find(condition => condition.type === type))
    .find(condition => condition !== undefined);
  const telling =
    (summary?.status !== 'True' && firstStageNotDone(object, conditions)) ||
    summary ||
    worstOf(conditions);
  const ready = (summary ?? telling)?.status ?? 'Unknown';
  if (!telling) {
    return { ready };
  }
  const { status: _, ...said } = telling;
  return {
    ready,
    ...said,
    ...(ready !== 'True' && hasFailed(object) && { severity: 'Error' }),
  };
}

function readConditions(object: KubernetesObject): ReadCondition[] {
  const { status } = object as { status?: { conditions?: unknown[] } };
  return list(status?.conditions as Record<string, unknown>[]).flatMap(
    condition => {
      const type = text(condition?.type);
      if (!type || !statuses.has(condition.status)) {
        return [];
      }
      const reason = text(condition.reason);
      const message = text(condition.message);
      const since = text(condition.lastTransitionTime);
      return [
        {
          type,
          status: condition.status as Condition['status'],
          ...(reason && { reason }),
          ...(message && { message }),
          ...(severities.has(condition.severity) && {
            severity: condition.severity as Severity,
          }),
          ...(since && { since }),
        },
      ];
    },
  );
}

function firstStageNotDone(
  object: KubernetesObject,
  conditions: readonly ReadCondition[],
): ReadCondition | undefined {
  if (!requestKinds.has(object.kind)) {
    return undefined;
  }
  return stages
    .map(stage => conditions.find(({ type }) => type === stage))
    .find(condition => condition && condition.status !== 'True');
}

function badness({ status, severity }: ReadCondition): number {
  if (status === 'True') {
    return 0;
  }
  if (status === 'Unknown') {
    return 1;
  }
  return { Info: 2, Warning: 3, Error: 4 }[severity ?? 'Error'];
}

/** Of those that are equally bad the first. */
function worstOf(
  conditions: readonly ReadCondition[],
): ReadCondition | undefined {
  return conditions
    .filter(({ type }) => !isActivity(type))
    .sort((a, b) => badness(b) - badness(a))[0];
}

/** Whether the object itself says that it will not get ready as it is. */
function hasFailed(object: KubernetesObject): boolean {
  const { status } = object as {
    status?: {
      phase?: string;
      provisioningStatus?: { provisioningState?: string };
      failureReason?: string;
      deprecated?: { v1beta1?: { failureReason?: string } };
    };
  };
  return requestKinds.has(object.kind)
    ? status?.phase === 'FAILED' ||
        status?.provisioningStatus?.provisioningState === 'failed'
    : Boolean(
        status?.failureReason ?? status?.deprecated?.v1beta1?.failureReason,
      );
}
