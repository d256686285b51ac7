import { ObjectKey } from '@o2ims-portal/kubernetes-client';

/** A key as one word: `namespace/name`, or `name` where there is no namespace. */
export function formatKey({ namespace, name }: ObjectKey): string {
  return namespace ? `${namespace}/${name}` : name;
}

/** The reverse of {@link formatKey}: neither part can have a slash in it. */
export function parseKey(text: string): ObjectKey {
  const slash = text.indexOf('/');
  return slash < 0
    ? { name: text }
    : { namespace: text.slice(0, slash), name: text.slice(slash + 1) };
}
