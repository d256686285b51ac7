import { FocomProvisioningRequest } from '@o2ims-portal/api';
import { RemoteCloud } from '../oclouds/RemoteCloud';
import { withdrawRequest } from '../requests/withdrawRequest';
import { remoteNameOf } from '../requests/renderProvisioningRequest';
import { ClusterWork } from './ClusterWork';
import { toClusterRequest } from './toClusterRequest';
import { toClusterStatus } from './toClusterStatus';

/**
 * Has the O-Cloud delete what was made for a cluster that its request does not ask for any more; there is nothing to
 * report when it is gone.
 */
export async function withdrawCluster(options: {
  request: FocomProvisioningRequest;
  name: string;
  cloud: RemoteCloud;
}): Promise<ClusterWork> {
  const { request, name, cloud } = options;
  const { metadata } = request;
  const remoteName = remoteNameOf({ metadata, cluster: name });
  const seen = cloud.requests.get({ name: remoteName });
  const known = request.status?.clusters?.find(
    cluster => cluster.name === name,
  );
  const unwanted = toClusterRequest(
    {
      ...request,
      metadata: {
        ...metadata,
        deletionTimestamp:
          metadata.deletionTimestamp ?? new Date().toISOString(),
      },
    },
    name,
    // as it is there: nothing of it is to change any more
    seen?.spec ?? {
      templateName: '',
      templateVersion: '',
      templateParameters: {},
    },
  );
  const { remote } = await withdrawRequest({
    request: { ...unwanted, status: { remoteName: known?.remoteName } },
    cloud,
  });
  if (!remote) {
    return {};
  }
  const status = toClusterStatus(
    { ...unwanted, status: { remoteName } },
    { remote },
    new Date(),
  );
  return { report: { status }, remote };
}
