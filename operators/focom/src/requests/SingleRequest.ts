import { FocomProvisioningRequest } from '@o2ims-portal/api';

type Spec = FocomProvisioningRequest['spec'];
type Template = Pick<
  Spec,
  'templateName' | 'templateVersion' | 'templateParameters'
>;

/**
 * A request for one cluster, as it is sent: one that a person made, or what a request for several comes down to for one
 * of them.
 *
 * @public
 */
export type SingleRequest = Omit<FocomProvisioningRequest, 'spec'> & {
  spec: Spec & Required<Template>;
  /** Which cluster it is for, of a request for several. */
  cluster?: string;
};

/** A request for one cluster: the CRD sees to it that such a one names its template. */
export function asSingleRequest(
  request: FocomProvisioningRequest,
): SingleRequest {
  return request as SingleRequest;
}
