import {
  isConditionTrue,
  ProvisioningRequest,
  templateObjectName,
} from '@o2ims-portal/api';

/** Whether a request has not come to a cluster yet, so that templates, names and hosts still matter to it. */
export function isWaiting(request: ProvisioningRequest): boolean {
  return (
    !request.metadata.deletionTimestamp &&
    !isConditionTrue(request.status?.conditions, 'ResourcesApplied')
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
