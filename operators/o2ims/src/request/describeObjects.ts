import { KubernetesObject } from '@o2ims-portal/api';

const MAX_NAMED = 5;

/** Objects by kind and name, not all of them when there are many. */
export function describeObjects(objects: readonly KubernetesObject[]): string {
  const named = objects
    .slice(0, MAX_NAMED)
    .map(({ kind, metadata }) => `${kind} '${metadata.name}'`);
  const more = objects.length - named.length;
  return [...named, ...(more > 0 ? [`${more} more`] : [])].join(', ');
}
