/**
 * Where a request is in its lifecycle (O2 IMS ProvisioningPhase).
 *
 * @public
 */
export const phases = [
  'PENDING',
  'PROGRESSING',
  'FULFILLED',
  'FAILED',
  'DELETING',
] as const;

/** @public */
export type Phase = (typeof phases)[number];

/**
 * The same in a ProvisioningRequest's status, which spells it in lower case.
 *
 * @public
 */
export type ProvisioningState = Lowercase<Phase>;

/**
 * A ProvisioningRequest's state as a phase; what is not there yet, or not known, is pending.
 *
 * @public
 */
export function toPhase(state: string | undefined): Phase {
  const phase = state?.toLocaleUpperCase('en-US') as Phase;
  return phases.includes(phase) ? phase : 'PENDING';
}
