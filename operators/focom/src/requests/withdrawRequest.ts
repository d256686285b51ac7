import { ProvisioningRequest } from '@o2ims-portal/api';
import { RemoteCloud } from '../oclouds/RemoteCloud';
import {
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
  const remote = seen ?? ours(await cloud.read(name));
  if (!remote) {
    return { asked: false };
  }
  if (remote.metadata.deletionTimestamp) {
    const desired = renderProvisioningRequest(request);
    const revision = reviseProvisioningRequest(remote, desired);
    return {
      remote: revision ? await cloud.replace(revision.object) : remote,
      asked: false,
    };
  }
  const asked = await cloud.delete(remote);
  return asked
    ? { remote, asked }
    : { remote: ours(await cloud.read(name)), asked };
}
