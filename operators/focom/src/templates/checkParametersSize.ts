import { reasons } from '@o2ims-portal/api';
import { Problem } from '../requests/Problem';
import { SingleRequest } from '../requests/SingleRequest';

/** An API server takes objects of 1.5 MiB; the rest is for what is said of the request, and of its ProvisioningRequest. */
export const MAX_PARAMETER_BYTES = 1_000_000;

/** How large parameters are as they are sent. */
export function parameterBytes({ spec }: SingleRequest): number {
  return Buffer.byteLength(JSON.stringify(spec.templateParameters));
}

/**
 * What stands against sending parameters that are so large that no status could be written beside them.
 *
 * @public
 */
export function checkParametersSize(
  request: SingleRequest,
): Problem | undefined {
  const bytes = parameterBytes(request);
  return bytes > MAX_PARAMETER_BYTES
    ? {
        phase: 'FAILED',
        reason: reasons.invalidParameters,
        message: `templateParameters have ${bytes} bytes as JSON, and at most ${MAX_PARAMETER_BYTES} can be sent: with more, the status of the cluster has no room. Leave out what is not needed.`,
      }
    : undefined;
}
