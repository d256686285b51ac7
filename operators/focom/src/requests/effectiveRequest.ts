import { annotations, FocomProvisioningRequest } from '@o2ims-portal/api';
import { digestSpec } from '../revisions/digestSpec';
import { ExecutedSpec } from '../revisions/ExecutedSpec';

/**
 * What a request comes down to, given that its spec may be a draft.
 *
 * @public
 */
export interface EffectiveRequest {
  /** As it is to be on the O-Cloud; undefined when nothing is: a draft, and nothing was executed before. */
  request?: FocomProvisioningRequest;
  /** The request's own spec is a draft that waits for approval, and not what is said here. */
  isDraft: boolean;
}

/** Whether a person has asked that this very generation of a draft be executed. */
export function isApproved({ metadata }: FocomProvisioningRequest): boolean {
  const approved = metadata.annotations?.[annotations.approve];
  return approved !== undefined && approved === `${metadata.generation}`;
}

/** Whether a request's own spec is to be executed, whatever was before. */
export function isToBeExecuted(request: FocomProvisioningRequest): boolean {
  return request.spec.mode !== 'Draft' || isApproved(request);
}

/**
 * What a request comes down to: its own spec in mode Execute, when this generation of it is approved, or when it says
 * nothing new; otherwise what was executed last.
 *
 * @public
 */
export function effectiveRequest(
  request: FocomProvisioningRequest,
  /** The spec that was executed last; counts only when the request's own is not to be executed. */
  executed: ExecutedSpec | undefined,
): EffectiveRequest {
  if (isToBeExecuted(request)) {
    return { request, isDraft: false };
  }
  if (!executed) {
    return { isDraft: true };
  }
  if (digestSpec(executed) === digestSpec(request.spec)) {
    return { request, isDraft: false };
  }
  const { oCloudId, oCloudNamespace, mode } = request.spec;
  const spec = {
    ...(oCloudId !== undefined && { oCloudId }),
    ...(oCloudNamespace !== undefined && { oCloudNamespace }),
    mode,
    ...executed,
  };
  return { request: { ...request, spec }, isDraft: true };
}
