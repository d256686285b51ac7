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
    return await client.apply<T>(
      type,
      // with the UID, so that a status never lands on a later object of the same name
      { apiVersion, kind, metadata: { name, namespace, uid }, status } as T,
      { fieldManager, subresource: 'status' },
    );
  } catch (error) {
    if (ApiError.isNotFound(error)) {
      return { ...object, status };
    }
    throw error;
  }
}
