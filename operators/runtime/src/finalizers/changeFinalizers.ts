import { KubernetesObject, ResourceType } from '@o2ims-portal/api';
import { ApiError, KubernetesClient } from '@o2ims-portal/kubernetes-client';

const ATTEMPTS = 4;

/**
 * Changes an object's finalizers, only as they were read: somebody else's are never lost. Looks again when the object
 * has changed meanwhile. Undefined when this very object is gone.
 */
export async function changeFinalizers<T extends KubernetesObject>(options: {
  client: KubernetesClient;
  type: ResourceType;
  object: T;
  change: (finalizers: string[]) => string[];
}): Promise<T | undefined> {
  const { client, type, object, change } = options;
  const { name, namespace, uid } = object.metadata;
  let current: T | undefined = object;
  for (let attempt = 1; ; attempt++) {
    const before: string[] = current.metadata.finalizers ?? [];
    const after = change(before);
    if (after.length === before.length) {
      return current;
    }
    const { resourceVersion } = current.metadata;
    try {
      return await client.patch<T>(
        type,
        { name, namespace },
        { metadata: { uid, resourceVersion, finalizers: after } },
      );
    } catch (error) {
      if (ApiError.isNotFound(error)) {
        return undefined;
      }
      if (!ApiError.isConflict(error) || attempt === ATTEMPTS) {
        throw error;
      }
    }
    current = await client.get<T>(type, { name, namespace });
    if (!current || (uid && current.metadata.uid !== uid)) {
      return undefined;
    }
  }
}
