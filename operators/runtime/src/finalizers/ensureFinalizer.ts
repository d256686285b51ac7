import { KubernetesObject, ResourceType } from '@o2ims-portal/api';
import { KubernetesClient } from '@o2ims-portal/kubernetes-client';
import { changeFinalizers } from './changeFinalizers';

/**
 * Adds a finalizer, unless it is there. Returns the object as it is then; as it was, when it is gone meanwhile.
 *
 * @public
 */
export async function ensureFinalizer<T extends KubernetesObject>(
  client: KubernetesClient,
  type: ResourceType,
  object: T,
  finalizer: string,
): Promise<T> {
  const changed = await changeFinalizers({
    client,
    type,
    object,
    change: finalizers =>
      finalizers.includes(finalizer) ? finalizers : [...finalizers, finalizer],
  });
  return changed ?? object;
}
