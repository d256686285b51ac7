import { ClusterApiCondition, isActivity } from '@o2ims-portal/api';
import { ConditionView } from './views';

/** BYOH's agent ran the bootstrap commands and they failed; it will try again. */
const BOOTSTRAP_FAILED = 'CloudInitExecutionFailed';

/** Has the severity Error, and yet only says that a MachineSet waits for the control plane. */
const PREFLIGHT = 'PreflightCheckFailed';

/** Reasons with which v1beta2, which has no severities, says that something went wrong. */
const FAILURES: ReadonlySet<string> = new Set([
  'InternalError',
  'InvalidConditionReported',
  'ObjectDoesNotExist',
  'ObjectDeleted',
  'NodeDoesNotExist',
  'NodeDeleted',
  // of etcd, its members and the pods of the control plane
  'NotHealthy',
  'Failed',
  'DoesNotExist',
  // of an unhealthy machine that was to be replaced
  'CannotBeRemediated',
  'RemediationRequestCreationFailed',
  'RemediationTemplateNotFound',
]);

/** Cluster API's lists of what is the matter, as one line. */
function oneLine(message: string | undefined): string | undefined {
  return message
    ?.replace(/^\s*\* /, '')
    .replace(/:\s*\n\s*\* /g, ': ')
    .replace(/\s*\n\s*(\* )?/g, '; ');
}

function toView(
  condition: ClusterApiCondition,
  judgement: Pick<ConditionView, 'failed' | 'summary'>,
): ConditionView {
  const { type, status, reason, message, lastTransitionTime } = condition;
  return {
    type,
    met: status === 'True',
    ...judgement,
    reason,
    message: oneLine(message),
    since: lastTransitionTime,
  };
}

/** The conditions of v1beta1, in which BYOH's objects have theirs too: a failure is what has the severity Error. */
export function toConditionViewsOfV1beta1(
  conditions: readonly ClusterApiCondition[] = [],
): ConditionView[] {
  return conditions.map(condition => {
    const { type, status, severity, reason } = condition;
    return toView(condition, {
      failed:
        status === 'False' &&
        reason !== PREFLIGHT &&
        (severity === 'Error' || reason === BOOTSTRAP_FAILED),
      summary: type === 'Ready',
    });
  });
}

/**
 * The conditions of v1beta2: a failure is what has the reason of one. Those that only say what goes on are left out.
 *
 * @param deprecated - the conditions of v1beta1 beside them: some failures are told of only there
 */
export function toConditionViewsOfV1beta2(
  conditions: readonly ClusterApiCondition[] = [],
  deprecated: readonly ClusterApiCondition[] = [],
): ConditionView[] {
  const views = conditions
    .filter(({ type }) => !isActivity(type))
    .map(condition => {
      const { type, status, reason = '' } = condition;
      return toView(condition, {
        failed: status !== 'True' && FAILURES.has(reason),
        summary: type === 'Available' || type === 'Ready',
      });
    });
  return views.some(({ failed }) => failed)
    ? views
    : [
        ...views,
        ...toConditionViewsOfV1beta1(deprecated).filter(({ failed }) => failed),
      ];
}
