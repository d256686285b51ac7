import { resourceTypes, finalizers } from '@o2ims-portal/api';
import { removeFinalizer } from '@o2ims-portal/operator-runtime';
import { RequestScope } from '../RequestScope';
import { RequestTools } from '../RequestTools';

/**
 * Takes away our own marks of an adopted cluster, which are its hosts' reservations, and at last the finalizer. The
 * cluster belongs to whoever made it, and stays; BYOH keeps its hosts for it.
 *
 * @returns whether nothing of ours is left
 */
export async function releaseAdopted(
  scope: RequestScope,
  { caches, client, events, reservations, resources }: RequestTools,
): Promise<boolean> {
  const { request, uid } = scope;
  await reservations.release(caches.leases.by('owner', uid));
  // the watch may be late, and what is forgotten here is forgotten for ever
  const left = await resources.find(uid);
  await reservations.release(
    left.filter(({ kind }) => kind === resourceTypes.lease.kind),
  );
  const { cluster } = request.status?.extensions ?? {};
  if (cluster) {
    events.record(request, {
      type: 'Normal',
      reason: 'Released',
      message: `Cluster '${cluster.name}' was adopted, and stays as it is; only the reservations of its hosts are taken away`,
    });
  }
  await removeFinalizer(
    client,
    resourceTypes.provisioningRequest,
    request,
    finalizers.o2ims,
  );
  if (request.metadata.finalizers?.length === 1) {
    caches.requests.forget(request);
  }
  return true;
}
