import {
  annotations,
  FocomProvisioningRequest,
  reasons,
  resourceTypes,
  Violation,
} from '@o2ims-portal/api';
import { Problem } from '../requests/Problem';
import { remoteNameOf } from '../requests/renderProvisioningRequest';
import { SingleRequest } from '../requests/SingleRequest';
import { DraftFeasibility } from './describeFeasibility';

/** What the CRD has room for. */
const MAX_VIOLATIONS = 100;

/** @public */
export type DraftPreview = NonNullable<
  NonNullable<FocomProvisioningRequest['status']>['preview']
>;

/** What there is to say of a request before anything of it is sent. @public */
export interface Assessment {
  /** What stands against sending it. */
  problem?: Problem;
  /** Where parameters break their schema, whether or not that stands against sending the rest. */
  violations?: Violation[];
  /** Whether it can be had, where that is known already. */
  feasibility?: DraftFeasibility;
  /** What it comes down to: one for each cluster. */
  requests: readonly SingleRequest[];
}

function toObjects(request: SingleRequest): DraftPreview['objects'] {
  const { cluster, spec } = request;
  const { clusterName } = spec.templateParameters;
  const ofCluster = cluster === undefined ? {} : { cluster };
  const { provisioningRequest, cluster: made } = resourceTypes;
  return [
    {
      ...ofCluster,
      kind: provisioningRequest.kind,
      name: remoteNameOf(request),
    },
    ...(typeof clusterName === 'string'
      ? [{ ...ofCluster, kind: made.kind, name: clusterName }]
      : []),
  ];
}

/** What to do about a draft that could be sent. */
function toWait(
  { metadata }: FocomProvisioningRequest,
  approvedBefore: string | undefined,
  feasibility: DraftFeasibility,
): Problem {
  const { name, namespace, generation } = metadata;
  const given = metadata.annotations?.[annotations.approve];
  const isOther = given !== undefined && given !== approvedBefore;
  const what = isOther
    ? `Approved is generation '${given}', but this draft is generation ${generation}: nothing is sent.`
    : `Generation ${generation} is a draft: it keeps to its template, and nothing is sent.`;
  const how = `To have this one executed: kubectl annotate fpr ${name} -n ${namespace} --overwrite ${annotations.approve}=${generation}`;
  return {
    phase: 'PENDING',
    reason: isOther
      ? reasons.otherGenerationApproved
      : reasons.awaitingApproval,
    message: [what, feasibility.message, how].filter(Boolean).join(' '),
  };
}

/**
 * What is to be said about a draft: what stands against it, or that it waits for approval; and what would come of it.
 *
 * @public
 */
export function assessDraft(options: {
  request: FocomProvisioningRequest;
  assessment: Assessment;
  feasibility: DraftFeasibility;
  /** The approval by which what is in force was executed: it says nothing about this draft. */
  approvedBefore?: string;
  /** When the draft goes, from when it was changed. */
  expiry: (changedAt: Date) => Date | undefined;
  now: Date;
}): { problem: Problem; preview: DraftPreview } {
  const { request, assessment, feasibility, approvedBefore, expiry, now } =
    options;
  const problem =
    assessment.problem ?? toWait(request, approvedBefore, feasibility);
  const violations = assessment.violations ?? problem.violations ?? [];
  const generation = request.metadata.generation ?? 0;
  const previous = request.status?.preview;
  const changedAt =
    previous?.generation === generation ? new Date(previous.changedAt) : now;
  const expiresAt = expiry(changedAt);
  return {
    problem,
    preview: {
      generation,
      changedAt: changedAt.toISOString(),
      ...(expiresAt && { expiresAt: expiresAt.toISOString() }),
      feasible: feasibility.feasible,
      hosts: feasibility.hosts,
      objects: assessment.requests.flatMap(toObjects),
      violations: violations.slice(0, MAX_VIOLATIONS),
      message: problem.message,
      ...(feasibility.clusters && { clusters: feasibility.clusters }),
    },
  };
}
