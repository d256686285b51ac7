import { ProvisioningRequest } from '@o2ims-portal/api';
import { RemoteCloud } from '../oclouds/RemoteCloud';
import {
  isMarkedFor,
  isRemoteOf,
  remoteNameOf,
  renderProvisioningRequest,
} from './renderProvisioningRequest';
import { reviseProvisioningRequest } from './reviseProvisioningRequest';
import { SingleRequest } from './SingleRequest';

/**
 * Has the O-Cloud delete what was made for a request, and only that. Returns it for as long as it is there; it is
 * gone only when the O-Cloud itself says so. Whether it is paused, and so waits, is passed on until then.
 */
export async function withdrawRequest(options: {
  request: SingleRequest;
  cloud: RemoteCloud;
}): Promise<{ remote?: ProvisioningRequest; asked: boolean }> {
  const { request, cloud } = options;
  const name = remoteNameOf(request);
  const ours = (remote: ProvisioningRequest | undefined) =>
    remote && isRemoteOf(remote, request) ? remote : undefined;
  const seen = ours(cloud.requests.get({ name }));
  let remote = seen ?? ours(await cloud.read(name));
  if (!remote) {
    return { asked: false };
  }
  const { deletionTimestamp } = remote.metadata;
  // the end of one that lost its mark would not be seen
  if (deletionTimestamp || !isMarkedFor(remote, request)) {
    const desired = {
      ...renderProvisioningRequest(request),
      spec: remote.spec,
    };
    const revision = reviseProvisioningRequest(remote, desired);
    remote = revision ? await cloud.replace(revision.object) : remote;
  }
  if (deletionTimestamp) {
    return { remote, asked: false };
  }
  const asked = await cloud.delete(remote);
  return asked
    ? { remote, asked }
    : { remote: ours(await cloud.read(name)), asked };
}
