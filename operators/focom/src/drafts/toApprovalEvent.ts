import { annotations } from '@o2ims-portal/api';
import { ObjectEvent } from '@o2ims-portal/operator-runtime';

/** What to tell when an approved draft became a revision, from the notes of that revision. */
export function toApprovalEvent(
  revision: number,
  notes: Record<string, string>,
): ObjectEvent {
  const {
    [annotations.approvedGeneration]: generation,
    [annotations.approvedBy]: manager,
    [annotations.approvedAt]: time,
  } = notes;
  const by = manager ? ` by way of '${manager}'` : '';
  const at = time ? ` at ${time}` : '';
  return {
    type: 'Normal',
    reason: 'Approved',
    message: `Generation ${generation} was approved${by}${at} and is executed as revision ${revision}.`,
  };
}
