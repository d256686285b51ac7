import { FocomProvisioningRequest } from '@o2ims-portal/api';

/**
 * What a request asks for: one cluster, several, or that another request's cluster gets another number of workers. The
 * CRD sees to it that it stays what it is.
 *
 * @public
 */
export type RequestForm = 'single' | 'batch' | 'scale';

/** Tells what a request asks for. @public */
export function formOf({
  spec,
}: Pick<FocomProvisioningRequest, 'spec'>): RequestForm {
  if (spec.operation === 'scale') {
    return 'scale';
  }
  return spec.clusters ||
    spec.allClusters ||
    spec.clusterNames ||
    spec.clusterName !== undefined
    ? 'batch'
    : 'single';
}
