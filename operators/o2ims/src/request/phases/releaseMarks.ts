import { finalizers, resourceTypes } from '@o2ims-portal/api';
import { removeFinalizer } from '@o2ims-portal/operator-runtime';
import { RequestScope } from '../RequestScope';
import { RequestTools } from '../RequestTools';

/**
 * Takes away our own marks of a cluster that is not to be deleted with its request: the reservations of its hosts, and
 * at last the finalizer. BYOH keeps the hosts for it.
 *
 * @param why - said in an event
 */
export async function releaseMarks(
  scope: RequestScope,
  { caches, client, events, reservations, resources }: RequestTools,
  why: string | undefined,
): Promise<true> {
  const { request, uid } = scope;
  await reservations.release(caches.leases.by('owner', uid));
  // the watch may be late, and what is forgotten here is forgotten for ever
  const left = await resources.find(uid);
  await reservations.release(
    left.filter(({ kind }) => kind === resourceTypes.lease.kind),
  );
  if (why) {
    events.record(request, {
      type: 'Normal',
      reason: 'Released',
      message: `${why}; only the reservations of its hosts are taken away`,
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
