import {
  isConditionTrue,
  ProvisioningRequest,
  templateObjectName,
} from '@o2ims-portal/api';
import { isAdopter } from '../adoption/isAdopter';

/**
 * Name of the ClusterTemplate that a request uses: the one that its cluster was planned from, else the one that it was
 * found valid for. A request that was not, or not yet, uses none: it does not keep its template from being mended.
 */
export function usedTemplate(request: ProvisioningRequest): string | undefined {
  const { spec, status } = request;
  // nothing is made from the template that it names
  if (isAdopter(request)) {
    return undefined;
  }
  const planned = status?.extensions?.template;
  if (planned) {
    return planned;
  }
  return isConditionTrue(status?.conditions, 'Validated')
    ? templateObjectName(spec.templateName, spec.templateVersion)
    : undefined;
}
