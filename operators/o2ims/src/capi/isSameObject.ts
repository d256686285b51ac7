import { KubernetesObject } from '@o2ims-portal/api';

type Named = Pick<KubernetesObject, 'kind' | 'metadata'>;

/** Whether two are the same object of a namespace, as far as their kinds and names tell. */
export function isSameObject(a: Named, b: Named): boolean {
  return a.kind === b.kind && a.metadata.name === b.metadata.name;
}
