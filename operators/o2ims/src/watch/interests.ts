import {
  ByoHost,
  labels,
  LabelSelector,
  ProvisioningRequest,
} from '@o2ims-portal/api';
import { isWaiting } from './isWaiting';

const byName = (name: string) => `name=${name}`;
const byId = (hostId: string) => `id=${hostId}`;

/** The key by which the request is found whose cluster has a host. */
export const memberKey = (name: string) => `member=${name}`;

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether something that nobody has checked yet can be asked whether it matches. */
function isSelector(value: unknown): value is LabelSelector {
  const { matchLabels = {}, matchExpressions = [] } = isObject(value)
    ? value
    : { matchLabels: null };
  return (
    isObject(matchLabels) &&
    Array.isArray(matchExpressions) &&
    matchExpressions.every(
      expression =>
        isObject(expression) &&
        (expression.values === undefined || Array.isArray(expression.values)),
    )
  );
}

/**
 * Keys of the hosts that a request pins and waits for, or has. Parameters that make no sense ask for none.
 */
export function pinnedInterests(request: ProvisioningRequest): string[] {
  const members = request.status?.extensions?.hosts ?? [];
  const hosts = request.spec.templateParameters?.hosts;
  const references =
    isWaiting(request) && isObject(hosts) ? Object.values(hosts).flat() : [];
  return [
    ...members.flatMap(({ name }) => (name ? [memberKey(name)] : [])),
    ...references
      .filter(isObject)
      .flatMap(({ hostId, hostName }) => [
        ...(typeof hostId === 'string' ? [byId(hostId)] : []),
        ...(typeof hostName === 'string' ? [byName(hostName)] : []),
      ]),
  ];
}

/** The selectors with which a request waits for hosts, each as JSON. */
export function selectorInterests(request: ProvisioningRequest): string[] {
  const { controlPlane, workers } = request.spec.templateParameters ?? {};
  return isWaiting(request)
    ? [controlPlane, workers].flatMap(choice => {
        const selector = isObject(choice) ? choice.selector ?? {} : undefined;
        return isSelector(selector) ? [JSON.stringify(selector)] : [];
      })
    : [];
}

/** The keys by which requests are found that pin a host and wait for it. */
export function pinKeys(host: Pick<ByoHost, 'metadata'>): string[] {
  const { name } = host.metadata;
  const hostId = host.metadata.labels?.[labels.hostId];
  return [byName(name), ...(hostId ? [byId(hostId)] : [])];
}
