import { KubernetesObject, ResourceType } from '@o2ims-portal/api';
import { KubernetesClient } from '@o2ims-portal/kubernetes-client';
import { changeFinalizers } from './changeFinalizers';

/**
 * Takes a finalizer away, which lets a deleted object go. Nothing to do when it is not there, or the object is gone.
 *
 * @public
 */
export async function removeFinalizer<T extends KubernetesObject>(
  client: KubernetesClient,
  type: ResourceType,
  object: T,
  finalizer: string,
): Promise<void> {
  await changeFinalizers({
    client,
    type,
    object,
    change: finalizers => finalizers.filter(other => other !== finalizer),
  });
}
