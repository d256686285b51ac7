import { reasons } from '@o2ims-portal/api';
import { Problem } from '../requests/Problem';
import { parameterBytes } from '../templates/checkParametersSize';
import { BatchItem } from './BatchItem';

/** Every cluster has the common parameters anew, and FOCOM and the O-Cloud keep all of them in memory. */
const MAX_BATCH_BYTES = 8_000_000;

/**
 * What stands against sending any more of the clusters of one request, when their parameters, those in common counted
 * for each, are too large together.
 *
 * @public
 */
export function checkBatchSize(
  items: readonly BatchItem[],
): Problem | undefined {
  let bytes = 0;
  for (const [index, { request }] of items.entries()) {
    bytes += parameterBytes(request);
    if (bytes > MAX_BATCH_BYTES) {
      return {
        phase: 'FAILED',
        reason: reasons.invalidParameters,
        message: `The parameters of the ${
          items.length
        } clusters of this request, those in common counted for each, have more than ${MAX_BATCH_BYTES} bytes as JSON: the first ${
          index + 1
        } have ${bytes} already. Make the common parameters smaller, or ask for fewer clusters in one request.`,
      };
    }
  }
  return undefined;
}
