import { KubernetesObject } from '@o2ims-portal/api';
import { Informer, ObjectKey } from '@o2ims-portal/kubernetes-client';
import { Watch } from './Watch';

/**
 * Reconciles other objects whenever those of an informer come, change or go: `map` says which. On a change it gets
 * the object as it was too: return the keys of both where the relation itself may have changed.
 *
 * @public
 */
export function watchMapped<T extends KubernetesObject>(
  informer: Informer<T>,
  map: (object: T, previous?: T) => ObjectKey[],
): Watch {
  return {
    subscribe(enqueue) {
      informer.addHandler({
        onAdd: object => map(object).forEach(enqueue),
        onUpdate: (object, previous) => map(object, previous).forEach(enqueue),
        onDelete: object => map(object).forEach(enqueue),
      });
    },
  };
}
