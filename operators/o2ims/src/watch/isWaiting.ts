import {
  findCondition,
  StageCondition,
  isConditionTrue,
  ProvisioningRequest,
  templateObjectName,
} from '@o2ims-portal/api';

/**
 * Whether a request has not come to a cluster yet, or waits for something that a change of it needs: templates, names
 * and hosts matter to it.
 */
export function isWaiting({ metadata, status }: ProvisioningRequest): boolean {
  const isFalse = (type: StageCondition) =>
    findCondition(status?.conditions, type)?.status === 'False';
  return (
    !metadata.deletionTimestamp &&
    (!isConditionTrue(status?.conditions, 'ResourcesApplied') ||
      isFalse('Validated') ||
      isFalse('HostsReserved'))
  );
}

/** Whether a request is made from the ClusterTemplate of this name. */
export function usesTemplate(
  request: ProvisioningRequest,
  templateObject: string,
): boolean {
  const { templateName, templateVersion } = request.spec;
  return templateObjectName(templateName, templateVersion) === templateObject;
}
