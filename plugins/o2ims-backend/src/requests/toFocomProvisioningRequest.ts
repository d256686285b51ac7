import {
  annotations,
  apiVersionOf,
  FocomProvisioningRequest,
  resourceTypes,
} from '@o2ims-portal/api';
import { localOCloud, NewRequest } from '@o2ims-portal/plugin-o2ims-common';

/** The object that a new request becomes. */
export function toFocomProvisioningRequest(
  newRequest: NewRequest,
  context: {
    namespace: string;
    /** Entity reference of the user who asks. */
    requestedBy?: string;
    /** Entity reference of the user or group that the cluster is for. */
    owner?: string;
  },
): FocomProvisioningRequest {
  const { namespace, requestedBy, owner } = context;
  const { name, description, oCloudId = localOCloud } = newRequest;
  const { mode, templateName, templateVersion, templateParameters } =
    newRequest;
  const type = resourceTypes.focomProvisioningRequest;
  return {
    apiVersion: apiVersionOf(type),
    kind: type.kind,
    metadata: {
      name,
      namespace,
      annotations: {
        ...(requestedBy && { [annotations.requestedBy]: requestedBy }),
        ...(owner && { [annotations.owner]: owner }),
      },
    },
    spec: {
      oCloudId,
      name,
      ...(description && { description }),
      ...(mode === 'Draft' && { mode }),
      templateName,
      templateVersion,
      templateParameters,
    },
  };
}
