import { ResourceType } from '@o2ims-portal/api';

type Query = Record<string, string | number | boolean | undefined>;

/** The path of a version of an API group, where it says which kinds it has. */
export function versionPath(type: ResourceType): string {
  return `${type.group ? `/apis/${type.group}` : '/api'}/${type.version}`;
}

/** The path of a collection. A namespaced kind without a namespace means all namespaces. */
export function collectionPath(
  type: ResourceType,
  key: { namespace?: string },
  query: Query = {},
): string {
  const parts = [
    versionPath(type),
    ...(type.namespaced && key.namespace
      ? ['namespaces', segment(type, 'namespace', key.namespace)]
      : []),
    type.plural,
  ];
  return `${parts.join('/')}${searchOf(query)}`;
}

/**
 * The path of an object, or of what is under it.
 *
 * @throws Error without a name, or without a namespace where there has to be one: such a path would be another's,
 * and deleting it would delete a whole collection
 */
export function objectPath(
  type: ResourceType,
  key: { namespace?: string; name: string },
  options: { subresource?: string; query?: Query } = {},
): string {
  const { subresource, query = {} } = options;
  requireNamespace(type, key);
  const path = `${collectionPath(type, key)}/${segment(
    type,
    'name',
    key.name,
  )}`;
  return `${path}${subresource ? `/${subresource}` : ''}${searchOf(query)}`;
}

/** The path that objects of a kind are created at. */
export function creationPath(
  type: ResourceType,
  key: { namespace?: string },
  query: Query = {},
): string {
  requireNamespace(type, key);
  return collectionPath(type, key, query);
}

function requireNamespace(
  type: ResourceType,
  key: { namespace?: string; name?: string },
): void {
  if (type.namespaced && !key.namespace) {
    throw new Error(
      `${type.kind} '${
        key.name ?? ''
      }' needs a namespace: the kind is namespaced`,
    );
  }
}

function segment(
  type: ResourceType,
  what: 'name' | 'namespace',
  value: string,
): string {
  // dots would be resolved as in a file path
  if (!value || value === '.' || value === '..') {
    throw new Error(`'${value}' is no ${what} of a ${type.kind}`);
  }
  return encodeURIComponent(value);
}

function searchOf(query: Query): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== false) {
      search.set(name, String(value));
    }
  }
  return search.size > 0 ? `?${search}` : '';
}
