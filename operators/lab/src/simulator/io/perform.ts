import { KubernetesObject, resourceTypes } from '@o2ims-portal/api';
import { KubernetesClient } from '@o2ims-portal/kubernetes-client';
import { Write } from '../plan/Plan';
import { Caches } from './Caches';
import { WorkloadClusters } from './WorkloadClusters';

/** Who the writes are by, in `managedFields`. */
const FIELD_MANAGER = 'simulator';

/**
 * Does what a plan says, in its order, and waits until the caches show it. Stops at the first write that fails.
 * Every patch holds only for the object that the plan was made for: somebody else's change makes it a Conflict.
 */
export async function perform(
  writes: readonly Write[],
  context: {
    client: KubernetesClient;
    caches: Caches;
    workloads: WorkloadClusters;
    /** The cluster whose workload API server is meant, and the name that it has there. */
    workload: { key: string; name: string };
  },
): Promise<void> {
  const { client, caches, workloads, workload } = context;
  const options = { fieldManager: FIELD_MANAGER };
  // what an object has become by our own earlier writes
  const versions = new Map<string, string | undefined>();
  const expected: (() => boolean)[] = [];

  for (const write of writes) {
    switch (write.verb) {
      case 'create': {
        const created = await client.create(write.type, write.object, options);
        expected.push(() => isSeen(caches, created));
        break;
      }
      case 'patch':
      case 'patchStatus': {
        const { type, object, patch } = write;
        const { uid, resourceVersion } = object.metadata;
        const patched = await client.patch<KubernetesObject>(
          type,
          object.metadata,
          withVersion(patch, versions.get(uid!) ?? resourceVersion),
          {
            ...options,
            ...(write.verb === 'patchStatus' && { subresource: 'status' }),
          },
        );
        versions.set(uid!, patched.metadata.resourceVersion);
        expected.push(() => isSeen(caches, patched));
        break;
      }
      case 'delete':
      case 'collect': {
        const { type, object } = write;
        if (write.verb === 'collect' && (await hasOwner(client, object))) {
          break;
        }
        const { uid } = object.metadata;
        await client.delete(type, object.metadata, { uid });
        expected.push(() => {
          const current = caches.current(object);
          return (
            current?.metadata.uid !== uid ||
            Boolean(current?.metadata.deletionTimestamp)
          );
        });
        break;
      }
      case 'startWorkload':
        workloads.start(workload.key, workload.name);
        break;
      case 'removeWorkload':
        await workloads.remove(workload.key, workload.name);
        break;
      case 'createNode':
        await workloads.createNode(workload.key, write.node);
        break;
      case 'patchNode':
      case 'patchNodeStatus':
        await workloads.patchNode(workload.key, write.name, write.patch, {
          ...(write.verb === 'patchNodeStatus' && { subresource: 'status' }),
        });
        break;
      default:
        await workloads.deleteNode(workload.key, write.name);
    }
  }
  await caches.catchUp(() => expected.every(check => check()));
}

/** Whether an owner is there, which the caches may not have seen yet. */
async function hasOwner(
  client: KubernetesClient,
  object: KubernetesObject,
): Promise<boolean> {
  const { namespace, ownerReferences = [] } = object.metadata;
  const present = await Promise.all(
    ownerReferences.map(async ({ kind, name, uid }) => {
      const type = Object.values(resourceTypes).find(it => it.kind === kind);
      const owner = type && (await client.get(type, { namespace, name }));
      return owner?.metadata.uid === uid;
    }),
  );
  return present.includes(true);
}

/** Whether the cache has an object as it was written, or a later one, or has seen it go. */
function isSeen(caches: Caches, written: KubernetesObject): boolean {
  const { uid, deletionTimestamp, finalizers, resourceVersion } =
    written.metadata;
  const current = caches.current(written)?.metadata;
  if (deletionTimestamp && !finalizers?.length) {
    // this took its last finalizer off: it is gone, and its version says nothing
    return current?.uid !== uid;
  }
  return (
    current?.uid === uid &&
    Number(current?.resourceVersion) >= Number(resourceVersion)
  );
}

function withVersion(patch: object, resourceVersion?: string): object {
  const { metadata = {} } = patch as { metadata?: object };
  return { ...patch, metadata: { ...metadata, resourceVersion } };
}
