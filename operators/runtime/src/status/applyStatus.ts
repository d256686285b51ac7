import { KubernetesObject, ResourceType } from '@o2ims-portal/api';
import { ApiError, KubernetesClient } from '@o2ims-portal/kubernetes-client';
import { sameJson } from './sameJson';

/**
 * Makes an object's status what is given, by server-side apply on the status subresource. Writes nothing when the
 * object has that status already, or when it is gone meanwhile. Returns the object as it is then.
 *
 * @public
 */
export async function applyStatus<
  T extends KubernetesObject & { status?: object },
>(
  client: KubernetesClient,
  type: ResourceType,
  object: T,
  status: T['status'],
  fieldManager: string,
): Promise<T> {
  if (sameJson(object.status, status)) {
    return object;
  }
  const { apiVersion, kind, metadata } = object;
  const { name, namespace, uid } = metadata;
  try {
    const written = await client.apply<T>(
      type,
      { apiVersion, kind, metadata: { name, namespace }, status } as T,
      { fieldManager, subresource: 'status' },
    );
    // a later object of the same name has a reconcile of its own, which will put its status right
    const isLater = uid && written.metadata.uid !== uid;
    return isLater ? { ...object, status } : written;
  } catch (error) {
    if (ApiError.isNotFound(error)) {
      return { ...object, status };
    }
    throw error;
  }
}
