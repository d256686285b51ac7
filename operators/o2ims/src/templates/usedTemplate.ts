import {
  isConditionTrue,
  ProvisioningRequest,
  templateObjectName,
} from '@o2ims-portal/api';

/**
 * Name of the ClusterTemplate that a request uses: the one that its cluster was planned from, else the one that it was
 * found valid for. A request that was not, or not yet, uses none: it does not keep its template from being mended.
 */
export function usedTemplate({
  spec,
  status,
}: ProvisioningRequest): string | undefined {
  const planned = status?.extensions?.template;
  if (planned) {
    return planned;
  }
  return isConditionTrue(status?.conditions, 'Validated')
    ? templateObjectName(spec.templateName, spec.templateVersion)
    : undefined;
}
