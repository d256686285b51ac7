import { FocomProvisioningRequest } from '@o2ims-portal/api';
import { SingleRequest } from '../requests/SingleRequest';

type Template = Pick<
  SingleRequest['spec'],
  'templateName' | 'templateVersion' | 'templateParameters'
>;

/**
 * What a request for several clusters comes down to for one of them: a request of the same owner, with the same
 * annotations, for that cluster alone. Nothing is known of it yet.
 */
export function toClusterRequest(
  { apiVersion, kind, metadata, spec }: FocomProvisioningRequest,
  cluster: string,
  template: Template,
): SingleRequest {
  const { oCloudId, oCloudNamespace, description } = spec;
  const { templateName, templateVersion, templateParameters } = template;
  return {
    apiVersion,
    kind,
    metadata,
    cluster,
    spec: {
      ...(oCloudId !== undefined && { oCloudId }),
      ...(oCloudNamespace !== undefined && { oCloudNamespace }),
      ...(description !== undefined && { description }),
      name: cluster,
      templateName,
      templateVersion,
      templateParameters,
    },
  };
}
