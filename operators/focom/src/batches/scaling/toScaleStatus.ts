import {
  FocomProvisioningRequest,
  Phase,
  reasons,
  submittedCondition,
} from '@o2ims-portal/api';
import { Outcome } from '../../requests/toFocomStatus';
import { toOwnCondition } from '../../requests/toOwnCondition';
import { toStatusHead } from '../../requests/toStatusHead';

type Status = NonNullable<FocomProvisioningRequest['status']>;

/** What is known of a request that scales the cluster of another one. @public */
export type ScaleOutcome = Pick<Outcome, 'problem' | 'draft' | 'preview'> & {
  /** How it stands with the cluster, once its request says what this one wants. */
  scaled?: { phase: Phase; message: string };
};

/** The status of a request that scales the cluster of another one. @public */
export function toScaleStatus(
  request: FocomProvisioningRequest,
  outcome: ScaleOutcome,
  now: Date,
): Status {
  const { preview, scaled } = outcome;
  const problem = outcome.problem ?? outcome.draft;
  const { phase, message } = problem ??
    scaled ?? { phase: 'PENDING' as const, message: '' };
  const submitted = toOwnCondition(
    request,
    {
      type: submittedCondition,
      ...(problem
        ? { status: 'False', reason: problem.reason, message }
        : {
            status: 'True',
            reason: reasons.succeeded,
            message: `The request for cluster '${request.spec.clusterName}' says so.`,
          }),
    },
    now,
  );
  return {
    ...toStatusHead(request, { phase, message, preview }, now),
    conditions: [submitted],
  };
}
