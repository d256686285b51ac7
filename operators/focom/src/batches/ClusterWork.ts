import { ProvisioningRequest } from '@o2ims-portal/api';
import { SendResult } from '../requests/sendRequest';
import { ClusterReport } from './foldBatch';

/** What was done for one of the clusters of a request. */
export interface ClusterWork {
  /** Nothing when there is nothing left of it. */
  report?: ClusterReport;
  remote?: ProvisioningRequest;
  did?: SendResult['did'];
  /** It has to be tried again. */
  failure?: Error;
  /** When to look at it again, though no object tells of it, in milliseconds. */
  againAfterMs?: number;
}
