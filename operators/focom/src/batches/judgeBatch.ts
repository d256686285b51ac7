import { FocomProvisioningRequest, reasons } from '@o2ims-portal/api';
import { FeasibilityRound } from '../feasibility/FeasibilityRound';
import { Said } from '../feasibility/toFeasible';
import { WaitingRequests } from '../feasibility/WaitingRequests';
import { RemoteCloud } from '../oclouds/RemoteCloud';
import { Problem } from '../requests/Problem';
import { SingleRequest } from '../requests/SingleRequest';
import { BatchItem } from './BatchItem';
import { checkBatch } from './checkBatch';
import { foldVerdicts } from './foldVerdicts';
import { BatchGate, gateBatch } from './gateBatch';
import { judgeClusters } from './judgeClusters';
import { isSentAs } from './withPreviousStatus';

/** Whether a cluster is not sent any more: it is there as it is wanted, or somebody deleted it there. */
function isSent({ request, remote }: BatchItem): boolean {
  return (
    isSentAs(request, remote) ||
    (!remote && request.status?.remoteName !== undefined)
  );
}

/**
 * Which of the clusters of a request may be sent, and whether they can be made: the O-Cloud is asked about each that is
 * to be sent, in turn.
 */
export function judgeBatch(options: {
  request: FocomProvisioningRequest;
  /** With what is known of each. */
  items: readonly BatchItem[];
  cloud: RemoteCloud;
  /** What stands against sending one cluster by itself, whatever the O-Cloud has. */
  check: (request: SingleRequest) => Problem | undefined;
  waiting: WaitingRequests;
}): BatchGate & {
  /** Nothing when there is nothing to send. */
  feasible?: Said;
} {
  const { request, items, cloud, check, waiting } = options;
  const missed = new Set(
    (request.status?.clusters ?? [])
      .filter(({ reason }) => reason === reasons.remoteDeleted)
      .map(({ name }) => name),
  );
  const present = items.filter(item => item.remote || !missed.has(item.name));
  const { batchPolicy: policy } = request.spec;
  const round = FeasibilityRound.create({ cloud, waiting });
  const gate = gateBatch({
    items,
    policy,
    isSent,
    checks: {
      item: item =>
        check(item.request) ?? round.problem(item.request, item.remote),
      batch: all => {
        present
          .filter(isSent)
          .forEach(item => round.promise(item.request, item.remote));
        return checkBatch(all, isSent);
      },
    },
  });
  if (gate.problems.size === 0 && round.answers.size === 0) {
    return gate;
  }
  const verdicts = judgeClusters({
    names: present.map(({ name }) => name),
    problems: gate.problems,
    answers: round.answers,
    unasked: { status: 'True', reason: reasons.succeeded, message: '' },
  });
  return { ...gate, feasible: foldVerdicts(verdicts, policy) };
}
