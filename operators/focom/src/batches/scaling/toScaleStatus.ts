import {
  findCondition,
  FocomProvisioningRequest,
  Phase,
  reasons,
  setCondition,
  submittedCondition,
} from '@o2ims-portal/api';
import { Outcome } from '../../requests/toFocomStatus';

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
  const { status: previous, metadata } = request;
  const { preview, scaled } = outcome;
  const problem = outcome.problem ?? outcome.draft;
  const { phase, message } = problem ??
    scaled ?? { phase: 'PENDING' as const, message: '' };
  const changed = phase !== previous?.phase || message !== previous.message;
  const submitted = findCondition(previous?.conditions, submittedCondition);
  return {
    phase,
    message,
    lastUpdated: (!changed && previous?.lastUpdated) || now.toISOString(),
    ...(metadata.generation !== undefined && {
      observedGeneration: metadata.generation,
    }),
    ...(preview && { preview }),
    conditions: setCondition(
      submitted && [submitted],
      {
        type: submittedCondition,
        ...(problem
          ? { status: 'False', reason: problem.reason, message }
          : {
              status: 'True',
              reason: reasons.succeeded,
              message: `The request for cluster '${request.spec.clusterName}' says so.`,
            }),
        ...(metadata.generation !== undefined && {
          observedGeneration: metadata.generation,
        }),
      },
      now,
    ),
  };
}
