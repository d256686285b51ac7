import {
  ByoHost,
  isConditionTrue,
  labels,
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

/** Whether a request asks for a host, by its name or by its id. Parameters that make no sense ask for none. */
export function asksForHost(
  request: ProvisioningRequest,
  host: ByoHost,
): boolean {
  const hosts = request.spec.templateParameters?.hosts;
  if (typeof hosts !== 'object' || hosts === null) {
    return false;
  }
  const hostId = host.metadata.labels?.[labels.hostId];
  return Object.values(hosts)
    .flat()
    .some(
      reference =>
        typeof reference === 'object' &&
        reference !== null &&
        (reference.hostName === host.metadata.name ||
          (hostId !== undefined && reference.hostId === hostId)),
    );
}
