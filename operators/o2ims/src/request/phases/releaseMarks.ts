import { resourceTypes } from '@o2ims-portal/api';
import { RequestScope } from '../RequestScope';
import { RequestTools } from '../RequestTools';
import { releaseOwner } from './releaseOwner';

/**
 * Takes away our own marks of a cluster that is not to be deleted with its request: the reservations of its hosts, and
 * at last the finalizer. BYOH keeps the hosts for it.
 *
 * @param why - said in an event
 */
export async function releaseMarks(
  scope: RequestScope,
  tools: RequestTools,
  why: string | undefined,
): Promise<true> {
  const { caches, events, reservations, resources } = tools;
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
  await releaseOwner(scope, tools);
  return true;
}
