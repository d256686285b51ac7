import {
  Condition,
  FocomProvisioningRequest,
  reasons,
} from '@o2ims-portal/api';
import { nameClusters } from './describeBatch';
import { ClusterVerdict } from './judgeClusters';

type Policy = FocomProvisioningRequest['spec']['batchPolicy'];

/**
 * Whether a request for several clusters can be had, from whether each of them can: how many, and why not the others.
 *
 * @public
 */
export function foldVerdicts(
  verdicts: readonly ClusterVerdict[],
  policy: Policy,
): Pick<Condition, 'status' | 'reason' | 'message'> {
  const of = (wanted: Condition['status']) =>
    verdicts.filter(({ status }) => status === wanted);
  const [can, cannot, unknown] = [of('True'), of('False'), of('Unknown')];
  const total = verdicts.length;
  if (cannot.length === 0 && unknown.length === 0) {
    return {
      status: 'True',
      reason: reasons.succeeded,
      message: `The O-Cloud has the hosts for all ${total} clusters.`,
    };
  }
  if (cannot.length === 0) {
    const [{ reason, message }] = unknown;
    return { status: 'Unknown', reason, message };
  }
  const untold =
    unknown.length > 0 ? `; of ${unknown.length} nobody can tell` : '';
  const rest =
    policy === 'AllOrNothing'
      ? 'None is made until all can be.'
      : 'Each of the others is made when it can be.';
  const isPart = policy !== 'AllOrNothing' && cannot.length < total;
  return {
    status: 'False',
    reason: isPart ? reasons.partlyFeasible : cannot[0].reason,
    message: `${
      can.length
    } of ${total} clusters can be made now${untold}. ${rest} ${nameClusters(
      cannot,
    )}`,
  };
}
