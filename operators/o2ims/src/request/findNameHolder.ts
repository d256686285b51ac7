import {
  Cluster,
  findCondition,
  labels,
  ProvisioningRequest,
  reasons,
} from '@o2ims-portal/api';
import { ownerUidOf } from '../cache/Caches';
import { isOlder } from './isOlder';

/** A request that was found wanting does not keep others from a name; one that was not checked yet does. */
function isInvalid(request: ProvisioningRequest): boolean {
  const validated = findCondition(request.status?.conditions, 'Validated');
  return (
    validated?.status === 'False' &&
    validated.reason !== reasons.waiting &&
    validated.reason !== reasons.clusterAwaited
  );
}

/**
 * Who has, or was first to ask for, the name of the cluster that a request asks for, in words; undefined when the
 * request may have it.
 *
 * This is for people. What makes sure that nobody gets another's cluster is that the Cluster is only ever created,
 * never overwritten.
 */
export function findNameHolder(options: {
  request: ProvisioningRequest;
  /** The Cluster of this name. */
  cluster?: Cluster;
  /** Requests that ask for, or have, a cluster of this name. */
  rivals: readonly ProvisioningRequest[];
}): string | undefined {
  const { request, cluster, rivals } = options;
  if (cluster && ownerUidOf(cluster) !== request.metadata.uid) {
    const owner = cluster.metadata.labels?.[labels.provisioningRequest];
    return owner
      ? `request '${owner}' has a cluster of this name`
      : 'there is a cluster of this name that no request made';
  }
  const rival = rivals.find(
    other =>
      other.metadata.uid !== request.metadata.uid &&
      (other.metadata.deletionTimestamp
        ? Boolean(other.status?.extensions?.cluster)
        : isOlder(other, request) && !isInvalid(other)),
  );
  if (!rival) {
    return undefined;
  }
  return rival.metadata.deletionTimestamp
    ? `the cluster of request '${rival.metadata.name}' has this name and is still being deleted`
    : `request '${rival.metadata.name}' asked for a cluster of this name before`;
}
