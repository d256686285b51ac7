import { ByoHost, isObject, labels, LabelSelector } from '@o2ims-portal/api';

/** Parameters of a request, which nobody may have checked yet. */
type Parameters = Readonly<Record<string, unknown>>;

const byName = (name: string) => `name=${name}`;
const byId = (hostId: string) => `id=${hostId}`;

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
 * Keys of the hosts that parameters pin. Parameters that make no sense pin none.
 *
 * @public
 */
export function pinsOf({ hosts }: Parameters): string[] {
  const references = isObject(hosts) ? Object.values(hosts).flat() : [];
  return references
    .filter(isObject)
    .flatMap(({ hostId, hostName }) => [
      ...(typeof hostId === 'string' ? [byId(hostId)] : []),
      ...(typeof hostName === 'string' ? [byName(hostName)] : []),
    ]);
}

/**
 * The selectors among whose hosts the operator is to choose.
 *
 * @public
 */
export function selectorsOf({
  controlPlane,
  workers,
}: Parameters): LabelSelector[] {
  return [controlPlane, workers].flatMap(choice => {
    const selector = isObject(choice) ? choice.selector ?? {} : undefined;
    return isSelector(selector) ? [selector] : [];
  });
}

/**
 * The keys with which parameters pin a host.
 *
 * @public
 */
export function pinKeys(host: Pick<ByoHost, 'metadata'>): string[] {
  const { name } = host.metadata;
  const hostId = host.metadata.labels?.[labels.hostId];
  return [byName(name), ...(hostId ? [byId(hostId)] : [])];
}
