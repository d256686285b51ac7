import { findCondition, ProvisioningRequest, reasons } from '@o2ims-portal/api';
import { asksForAdoption } from './asksForAdoption';

/** Whether a request takes down what it made, which goes on after its Cluster is gone. */
function takesDown({ status }: ProvisioningRequest): boolean {
  const applied = findCondition(status?.conditions, 'ResourcesApplied');
  return applied?.reason === reasons.deleting;
}

/**
 * Whether a request looks after a Cluster that somebody else made. What a request has begun as it stays, whatever
 * becomes of its annotation: one that adopted never deletes a cluster, and one that made its own goes on to care for it.
 */
export function isAdopter(request: ProvisioningRequest): boolean {
  const { cluster } = request.status?.extensions ?? {};
  return cluster
    ? cluster.adopted === true
    : asksForAdoption(request) && !takesDown(request);
}
