/** Which request, as its path in the REST API and in the portal says it. @public */
export interface RequestKey {
  kind: 'focom' | 'o2ims';
  namespace?: string;
  name: string;
}

/** Stands for the namespace of an object that has none. @public */
export const noNamespace = '_';

/** `kind/namespace/name`. @public */
export function requestPath({ kind, namespace, name }: RequestKey): string {
  return [kind, namespace ?? noNamespace, name]
    .map(encodeURIComponent)
    .join('/');
}

/** The request that the parts of a path name; undefined when they name none. @public */
export function parseRequestKey(parts: {
  kind?: string;
  namespace?: string;
  name?: string;
}): RequestKey | undefined {
  const { kind, namespace, name } = parts;
  if ((kind !== 'focom' && kind !== 'o2ims') || !namespace || !name) {
    return undefined;
  }
  return { kind, ...(namespace !== noNamespace && { namespace }), name };
}

/** The request that a path made by {@link requestPath} names; undefined for another text. @public */
export function parseRequestPath(path: string): RequestKey | undefined {
  const parts = path.split('/').map(decodePart);
  const [kind, namespace, name] = parts;
  return parts.length === 3
    ? parseRequestKey({ kind, namespace, name })
    : undefined;
}

function decodePart(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}
