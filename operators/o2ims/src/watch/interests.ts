import { pinsOf, selectorsOf } from '@o2ims-portal/host-rules';
import { ProvisioningRequest } from '@o2ims-portal/api';
import { isWaiting } from './isWaiting';

/** The key by which the request is found whose cluster has a host. */
export const memberKey = (name: string) => `member=${name}`;

/**
 * Keys of the hosts that a request pins and waits for, or has. Parameters that make no sense ask for none.
 */
export function pinnedInterests(request: ProvisioningRequest): string[] {
  const members = request.status?.extensions?.hosts ?? [];
  return [
    ...members.flatMap(({ name }) => (name ? [memberKey(name)] : [])),
    ...(isWaiting(request)
      ? pinsOf(request.spec.templateParameters ?? {})
      : []),
  ];
}

/** The selectors with which a request waits for hosts, each as JSON. */
export function selectorInterests(request: ProvisioningRequest): string[] {
  return isWaiting(request)
    ? selectorsOf(request.spec.templateParameters ?? {}).map(selector =>
        JSON.stringify(selector),
      )
    : [];
}
