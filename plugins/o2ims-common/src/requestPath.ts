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
