/**
 * The stages of a ProvisioningRequest as condition types, in the order in which they become True.
 *
 * @public
 */
export const stageConditions = [
  'Validated',
  'HostsReserved',
  'ResourcesApplied',
  'InfrastructureReady',
  'ControlPlaneReady',
  'WorkersReady',
  'Ready',
] as const;

/** @public */
export type StageCondition = (typeof stageConditions)[number];

/**
 * FOCOM's own condition on a FocomProvisioningRequest: True once the O-Cloud has the ProvisioningRequest. The
 * stages of that ProvisioningRequest follow it as they are.
 *
 * @public
 */
export const submittedCondition = 'Submitted';

/**
 * FOCOM's own condition too, and no stage: whether the O-Cloud could do what is asked for when it was to be sent. False
 * while the request is held for that; Unknown where the O-Cloud cannot be asked.
 *
 * @public
 */
export const feasibleCondition = 'Feasible';

/**
 * The O2IMS operator's condition on a ClusterTemplate: whether a cluster can be made from it.
 *
 * @public
 */
export const templateValidCondition = 'Valid';

/**
 * No stage: True while nothing is done for a request, False after that. Times of stages begin anew when a pause ends.
 *
 * @public
 */
export const pausedCondition = 'Paused';

/**
 * What each stage is called in front of people.
 *
 * @public
 */
export const stageTitles: Record<
  StageCondition | typeof submittedCondition,
  string
> = {
  Submitted: 'Sending to the O-Cloud',
  Validated: 'Checking the request',
  HostsReserved: 'Reserving hosts',
  ResourcesApplied: 'Creating resources',
  InfrastructureReady: 'Preparing infrastructure',
  ControlPlaneReady: 'Starting the control plane',
  WorkersReady: 'Joining workers',
  Ready: 'Ready',
};
