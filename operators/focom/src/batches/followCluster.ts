import {
  FocomProvisioningRequest,
  ProvisioningRequest,
} from '@o2ims-portal/api';
import { ClusterWork } from './ClusterWork';
import { toClusterRequest } from './toClusterRequest';
import { toClusterStatus } from './toClusterStatus';
import { withPreviousStatus } from './withPreviousStatus';

/** Leaves a cluster of a request as it is, and says how it is. */
export function followCluster(
  request: FocomProvisioningRequest,
  name: string,
  remote: ProvisioningRequest | undefined,
): ClusterWork {
  const previous = request.status?.clusters?.find(
    cluster => cluster.name === name,
  );
  if (!remote) {
    return previous ? { report: { status: previous } } : {};
  }
  const known = withPreviousStatus(
    toClusterRequest(request, name, remote.spec),
    previous,
    remote,
  );
  const status = toClusterStatus(known, { remote }, new Date());
  return { report: { status }, remote };
}
