import { finalizers, resourceTypes } from '@o2ims-portal/api';
import { ensureFinalizer } from '@o2ims-portal/operator-runtime';
import { RequestScope } from '../RequestScope';
import { RequestTools } from '../RequestTools';

/** From here on the request owns something, and so has the finalizer. */
export async function ensureOwner(
  scope: RequestScope,
  { caches, client }: RequestTools,
): Promise<void> {
  scope.request = caches.requests.remember(
    await ensureFinalizer(
      client,
      resourceTypes.provisioningRequest,
      scope.request,
      finalizers.o2ims,
    ),
  );
  if (!scope.request.metadata.finalizers?.includes(finalizers.o2ims)) {
    throw new Error(
      `ProvisioningRequest '${scope.request.metadata.name}' went away before its hosts were reserved`,
    );
  }
}
