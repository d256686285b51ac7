import {
  ClusterTemplate,
  ProvisioningRequest,
  reasons,
  setCondition,
  templateValidCondition,
} from '@o2ims-portal/api';
import { TemplateVerdict } from './judgeTemplate';

type Status = NonNullable<ClusterTemplate['status']>;

const MAX_NAMED = 10;

function describeUsers(
  template: ClusterTemplate,
  users: readonly ProvisioningRequest[],
): string {
  if (users.length === 0) {
    return 'No request uses this template';
  }
  const names = users
    .map(({ metadata }) => metadata.name)
    .sort()
    .slice(0, MAX_NAMED);
  const who = [
    ...names,
    ...(users.length > names.length
      ? [`${users.length - names.length} more`]
      : []),
  ].join(', ');
  return template.metadata.deletionTimestamp
    ? `Deletion waits until no request uses this template: ${who}`
    : `Used by ${who}`;
}

/** A template's status. It equals the one before it when nothing happened. */
export function toTemplateStatus(options: {
  template: ClusterTemplate;
  verdict: TemplateVerdict;
  /** Requests that use it. */
  users: readonly ProvisioningRequest[];
  now: Date;
}): Status {
  const { template, verdict, users, now } = options;
  const { generation: observedGeneration } = template.metadata;
  const judged = setCondition(
    template.status?.conditions,
    {
      type: templateValidCondition,
      status: verdict.valid ? 'True' : 'False',
      reason: verdict.reason,
      message: verdict.message,
      observedGeneration,
    },
    now,
  );
  const inUse = users.length > 0;
  return {
    observedGeneration,
    usageCount: users.length,
    conditions: setCondition(
      judged,
      {
        type: 'InUse',
        status: inUse ? 'True' : 'False',
        reason: inUse ? reasons.inUse : reasons.notInUse,
        message: describeUsers(template, users),
      },
      now,
    ),
  };
}
