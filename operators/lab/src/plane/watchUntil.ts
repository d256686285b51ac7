import { KubernetesObject, ResourceType } from '@o2ims-portal/api';
import { KubernetesClient } from '@o2ims-portal/kubernetes-client';

/**
 * Watches the objects of a kind until they are as wanted.
 *
 * @throws Error that says what was waited for, when they do not become so in time
 */
export async function watchUntil<T extends KubernetesObject>(
  client: KubernetesClient,
  type: ResourceType,
  options: {
    namespace?: string;
    /** In words, for the error. */
    what: (objects: T[]) => string;
    isSo: (objects: T[]) => boolean;
    timeoutMs: number;
  },
): Promise<T[]> {
  const { namespace, what, isSo, timeoutMs } = options;
  const signal = AbortSignal.timeout(timeoutMs);
  const { items, resourceVersion } = await client.list<T>(type, { namespace });
  const objects = new Map(items.map(item => [item.metadata.name, item]));
  const now = () => [...objects.values()];
  try {
    if (isSo(now())) {
      return now();
    }
    const events = client.watch<T>(type, {
      namespace,
      resourceVersion,
      signal,
    });
    for await (const { type: change, object } of events) {
      if (change === 'DELETED') {
        objects.delete(object.metadata.name);
      } else if (change !== 'BOOKMARK') {
        objects.set(object.metadata.name, object);
      }
      if (isSo(now())) {
        return now();
      }
    }
  } catch (error) {
    if (!signal.aborted) {
      throw error;
    }
  }
  throw new Error(`${what(now())} did not come within ${timeoutMs / 1000} s`);
}
