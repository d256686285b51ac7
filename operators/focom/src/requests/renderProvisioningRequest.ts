import {
  annotations,
  apiVersionOf,
  FocomProvisioningRequest,
  labels,
  ProvisioningRequest,
  remoteRequestName,
  resourceTypes,
  toDnsLabel,
} from '@o2ims-portal/api';

const PASSED_ON = [annotations.requestedBy, annotations.owner];
const MAX_LABEL_VALUE = 63;

/** Names may be longer than label values; the UID is what counts. */
function toLabelValue(name: string): string {
  return name.length <= MAX_LABEL_VALUE ? name : toDnsLabel(name);
}

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
  const passedOn = Object.entries(request.metadata.annotations ?? {}).filter(
    ([key]) => PASSED_ON.some(annotation => annotation === key),
  );
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
      ...(passedOn.length > 0 && { annotations: Object.fromEntries(passedOn) }),
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
