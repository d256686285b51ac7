import {
  asksForPause,
  findCondition,
  isConditionTrue,
  ProvisioningRequest,
  Reason,
  reasons,
} from '@o2ims-portal/api';
import { isWaiting } from '../watch/isWaiting';

/** What ends without a change of the request. */
const WAITS_FOR_HOSTS: ReadonlySet<string> = new Set<Reason>([
  reasons.hostNotFound,
  reasons.hostNotSelectable,
  reasons.notEnoughHosts,
  reasons.hostInUse,
  reasons.hostNotClean,
]);

/** Whether a request was checked, as it is now, and waits for nothing but hosts. */
export function isInLine(request: ProvisioningRequest): boolean {
  const { conditions, observedGeneration } = request.status ?? {};
  const reserved = findCondition(conditions, 'HostsReserved');
  return (
    isWaiting(request) &&
    !asksForPause(request) &&
    // one that has a cluster and wants more hosts comes after those that have none
    !isConditionTrue(conditions, 'ResourcesApplied') &&
    observedGeneration === request.metadata.generation &&
    isConditionTrue(conditions, 'Validated') &&
    reserved?.status === 'False' &&
    WAITS_FOR_HOSTS.has(reserved.reason)
  );
}
