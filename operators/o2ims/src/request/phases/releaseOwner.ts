import { finalizers, resourceTypes } from '@o2ims-portal/api';
import { removeFinalizer } from '@o2ims-portal/operator-runtime';
import { RequestScope } from '../RequestScope';
import { RequestTools } from '../RequestTools';

/** The request owns nothing any more, and may go. */
export async function releaseOwner(
  { request }: RequestScope,
  { caches, client }: RequestTools,
): Promise<void> {
  await removeFinalizer(
    client,
    resourceTypes.provisioningRequest,
    request,
    finalizers.o2ims,
  );
  if (request.metadata.finalizers?.length === 1) {
    // the watch may still tell of it as it was
    caches.requests.forget(request);
  }
}
