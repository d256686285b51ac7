import { resourceTypes } from '@o2ims-portal/api';

const PREFIX = '/o-clouds/';
const { group, version, plural } = resourceTypes.provisioningRequest;
const COLLECTION = `/apis/${group}/${version}/${plural}`;

/** Says of which virtual O-Cloud a ProvisioningRequest is. */
export const oCloudLabel = 'bench.o2ims.provisioning.oran.org/o-cloud';

/** The path of the API server of a virtual O-Cloud. */
export function prefixOf(oCloud: string): string {
  return `${PREFIX}${oCloud}`;
}

/** Which virtual O-Cloud a path leads to, and what it is there; undefined when to none. */
export function readVirtualPath(
  url: string,
): { oCloud: string; path: string } | undefined {
  const [, oCloud, path] = url.match(/^\/o-clouds\/([^/?]+)(\/.*)$/) ?? [];
  return oCloud ? { oCloud, path } : undefined;
}

/** The same on the API server that all virtual O-Clouds share: of ProvisioningRequests, only its own are listed and watched. */
export function toSharedPath(
  oCloud: string,
  method: string,
  path: string,
): string {
  const [pathname, query] = path.split('?');
  if (method !== 'GET' || pathname !== COLLECTION) {
    return path;
  }
  const search = new URLSearchParams(query);
  const own = `${oCloudLabel}=${oCloud}`;
  const selector = search.get('labelSelector');
  search.set('labelSelector', selector ? `${selector},${own}` : own);
  return `${pathname}?${search}`;
}

/** Whether what is written is a ProvisioningRequest as a whole, which gets the label. */
export function isWritten(method: string, path: string): boolean {
  const [pathname] = path.split('?');
  const rest = pathname.startsWith(COLLECTION)
    ? pathname.slice(COLLECTION.length)
    : undefined;
  return (
    (method === 'POST' && rest === '') ||
    (method === 'PUT' && rest !== undefined && /^\/[^/]+$/.test(rest))
  );
}

/** A ProvisioningRequest, as JSON, with the label. */
export function withOCloud(oCloud: string, body: string): string {
  const object = JSON.parse(body);
  return JSON.stringify({
    ...object,
    metadata: {
      ...object.metadata,
      labels: { ...object.metadata?.labels, [oCloudLabel]: oCloud },
    },
  });
}
