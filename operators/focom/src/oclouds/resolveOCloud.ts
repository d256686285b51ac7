import { FocomProvisioningRequest, OCloud, reasons } from '@o2ims-portal/api';
import { hasRemote } from '../requests/hasRemote';
import { Problem } from '../requests/Problem';
import { SecretRef } from './readKubeconfig';

/** The O-Cloud that needs no OCloud object: the cluster that FOCOM itself runs on. */
export const LOCAL_OCLOUD = 'local';

/**
 * How an O-Cloud is reached: it is this cluster, or a kubeconfig in a Secret opens it.
 *
 * @public
 */
export type OCloudLocation =
  | { kind: 'local' }
  | { kind: 'remote'; oCloud: OCloud; secretRef: SecretRef };

/** Where a request's OCloud object is expected. */
export function oCloudKey(request: FocomProvisioningRequest): {
  namespace: string;
  name: string;
} {
  const { oCloudId = LOCAL_OCLOUD, oCloudNamespace } = request.spec;
  return {
    namespace: oCloudNamespace ?? request.metadata.namespace!,
    name: oCloudId,
  };
}

/** The requests that name an OCloud. */
export function requestsOn(
  oCloud: { namespace?: string; name: string },
  requests: { list(): FocomProvisioningRequest[] },
): FocomProvisioningRequest[] {
  return requests.list().filter(request => {
    const { namespace, name } = oCloudKey(request);
    return namespace === oCloud.namespace && name === oCloud.name;
  });
}

/**
 * Where a request's O-Cloud is, from its OCloud object, if there is one.
 *
 * @public
 */
export function resolveOCloud(
  request: FocomProvisioningRequest,
  oCloud: OCloud | undefined,
): OCloudLocation | Problem {
  const { namespace, name } = oCloudKey(request);
  const pending = (message: string): Problem => ({
    phase: 'PENDING',
    reason: reasons.oCloudNotFound,
    message,
  });
  if (!oCloud) {
    return name === LOCAL_OCLOUD
      ? { kind: 'local' }
      : pending(
          `There is no OCloud '${name}' in namespace '${namespace}'. Create it, or delete this request and name another O-Cloud; '${LOCAL_OCLOUD}' is the cluster that FOCOM runs on.`,
        );
  }
  const secretRef = oCloud.spec?.o2imsSecret?.secretRef;
  if (!secretRef) {
    return { kind: 'local' };
  }
  return oCloud.metadata.deletionTimestamp && !hasRemote(request)
    ? pending(
        `OCloud '${name}' in namespace '${namespace}' is being deleted. Delete this request and name another O-Cloud, or create that one again.`,
      )
    : { kind: 'remote', oCloud, secretRef };
}
