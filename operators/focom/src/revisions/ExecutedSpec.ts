import { FocomProvisioningRequest } from '@o2ims-portal/api';

/**
 * The part of a request's spec that is sent to the O-Cloud, and so what a revision consists of. How it comes to be sent
 * is no part of it, nor is the O-Cloud, which a request cannot change.
 *
 * @public
 */
export type ExecutedSpec = Pick<
  FocomProvisioningRequest['spec'],
  | 'name'
  | 'description'
  | 'templateName'
  | 'templateVersion'
  | 'templateParameters'
>;

/**
 * What is sent of a request's spec; of a ProvisioningRequest's spec, what was.
 *
 * @public
 */
export function toExecutedSpec(spec: ExecutedSpec): ExecutedSpec {
  const { name, description, templateName, templateVersion } = spec;
  return {
    ...(name !== undefined && { name }),
    ...(description !== undefined && { description }),
    templateName,
    templateVersion,
    templateParameters: spec.templateParameters,
  };
}
