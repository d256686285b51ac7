import {
  clusterOfRemoteName,
  FocomProvisioningRequest,
  ProvisioningRequest,
} from '@o2ims-portal/api';
import { isRemoteOf } from '../requests/renderProvisioningRequest';

/** Which cluster of a request for several a ProvisioningRequest of this name is for, if it is for one. */
export function clusterOf(
  { metadata }: Pick<FocomProvisioningRequest, 'metadata'>,
  remoteName: string,
): string | undefined {
  return clusterOfRemoteName(remoteName, metadata.name, metadata.uid!);
}

/** Those of some ProvisioningRequests that were made for a request for several clusters, by the cluster's name. */
export function remotesOfBatch(
  request: FocomProvisioningRequest,
  remotes: readonly ProvisioningRequest[],
): Map<string, ProvisioningRequest> {
  return new Map(
    remotes.flatMap(remote => {
      const cluster = clusterOf(request, remote.metadata.name);
      return cluster && isRemoteOf(remote, request) ? [[cluster, remote]] : [];
    }),
  );
}
