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
import { PAUSED_BY_FOCOM } from './mergeAnnotations';

/** Name of the ProvisioningRequest of a FocomProvisioningRequest. */
export function remoteNameOf(request: FocomProvisioningRequest): string {
  return remoteRequestName(request.metadata.name, request.metadata.uid!);
}

/**
 * The ProvisioningRequest as it should be on the O-Cloud.
 *
 * @public
 */
export function renderProvisioningRequest(
  request: FocomProvisioningRequest,
): ProvisioningRequest {
  const { name, namespace, uid } = request.metadata;
  const adopt = request.metadata.annotations?.[annotations.adopt];
  const passedOn = {
    ...passedOnAnnotations(request.metadata.annotations),
    ...(adopt !== undefined && { [annotations.adopt]: adopt }),
    ...(asksForPause(request) && { [annotations.paused]: PAUSED_BY_FOCOM }),
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

/** Whether a ProvisioningRequest was made for this very request. */
export function isRemoteOf(
  remote: ProvisioningRequest,
  request: FocomProvisioningRequest,
): boolean {
  return (
    remote.metadata.labels?.[labels.focomRequestUid] === request.metadata.uid
  );
}
