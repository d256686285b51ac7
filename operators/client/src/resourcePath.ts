import { ResourceType } from '@o2ims-portal/api';

/** Which object, or with no name which collection. A namespaced kind without a namespace means all namespaces. */
export interface ResourceKey {
  namespace?: string;
  name?: string;
}

/** The path of an object or a collection in the Kubernetes API. */
export function resourcePath(
  type: ResourceType,
  key: ResourceKey,
  query: Record<string, string | number | boolean | undefined> = {},
): string {
  const parts = [
    type.group ? `/apis/${type.group}` : '/api',
    type.version,
    ...(type.namespaced && key.namespace
      ? ['namespaces', encodeURIComponent(key.namespace)]
      : []),
    type.plural,
    ...(key.name ? [encodeURIComponent(key.name)] : []),
  ];
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== false) {
      search.set(name, String(value));
    }
  }
  const suffix = search.size > 0 ? `?${search}` : '';
  return `${parts.join('/')}${suffix}`;
}
