import {
  annotations,
  apiVersionOf,
  asksForPause,
  FocomProvisioningRequest,
  labels,
  passedOnAnnotations,
  ProvisioningRequest,
  remoteRequestName,
  resourceTypes,
  toLabelValue,
} from '@o2ims-portal/api';
import { digestSpec } from '../revisions/digestSpec';
import { PAUSED_BY_FOCOM } from './mergeAnnotations';
import { SingleRequest } from './SingleRequest';

/**
 * Name of the ProvisioningRequest of a FocomProvisioningRequest; of one for several clusters as such, what the names of
 * its ProvisioningRequests have in common.
 */
export function remoteNameOf({
  metadata,
  cluster,
}: Pick<SingleRequest, 'metadata' | 'cluster'>): string {
  return remoteRequestName(metadata.name, metadata.uid!, cluster);
}

/**
 * The ProvisioningRequest as it should be on the O-Cloud.
 *
 * @public
 */
export function renderProvisioningRequest(
  request: SingleRequest,
): ProvisioningRequest {
  const { name, namespace, uid } = request.metadata;
  const { cluster } = request;
  const adopt = request.metadata.annotations?.[annotations.adopt];
  const passedOn = {
    ...passedOnAnnotations(request.metadata.annotations),
    ...(adopt !== undefined && { [annotations.adopt]: adopt }),
    ...(asksForPause(request) && { [annotations.paused]: PAUSED_BY_FOCOM }),
    // its request's generation does not tell whether this very one was sent as it is
    ...(cluster && { [annotations.specDigest]: digestSpec(request.spec) }),
  };
  const { templateName, templateVersion, templateParameters } = request.spec;
  return {
    apiVersion: apiVersionOf(resourceTypes.provisioningRequest),
    kind: resourceTypes.provisioningRequest.kind,
    metadata: {
      name: remoteNameOf(request),
      labels: {
        [labels.focomRequestUid]: uid!,
        [labels.focomRequestName]: toLabelValue(name),
        [labels.focomRequestNamespace]: namespace!,
        ...(cluster && { [labels.focomRequestCluster]: cluster }),
      },
      ...(Object.keys(passedOn).length > 0 && { annotations: passedOn }),
    },
    spec: {
      ...(request.spec.name !== undefined && { name: request.spec.name }),
      ...(request.spec.description !== undefined && {
        description: request.spec.description,
      }),
      templateName,
      templateVersion,
      templateParameters,
    },
  };
}

/** Whether a ProvisioningRequest is marked as made for this very request, by which FOCOM sees it among others. */
export function isMarkedFor(
  remote: ProvisioningRequest,
  request: Pick<FocomProvisioningRequest, 'metadata'>,
): boolean {
  return (
    remote.metadata.labels?.[labels.focomRequestUid] === request.metadata.uid
  );
}

/**
 * Whether a ProvisioningRequest was made for this very request. Somebody may have taken the mark off: one that has none,
 * and the name under which the request's was seen there, is the request's still.
 */
export function isRemoteOf(
  remote: ProvisioningRequest,
  request: Pick<FocomProvisioningRequest, 'metadata' | 'status'>,
): boolean {
  const { name, labels: marks = {} } = remote.metadata;
  const { remoteName, clusters = [] } = request.status ?? {};
  return marks[labels.focomRequestUid] === undefined
    ? [remoteName, ...clusters.map(each => each.remoteName)].includes(name)
    : isMarkedFor(remote, request);
}
