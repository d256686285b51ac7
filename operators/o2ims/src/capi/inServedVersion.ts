import { apiVersionOf, ResourceType } from '@o2ims-portal/api';
import { RenderedCopy, RenderedObject } from './RenderedObject';
import { toV1beta2 } from './v1beta2/toV1beta2';

/**
 * An object as it was rendered, in v1beta1, in the version of its kind that the API server serves.
 *
 * @param served - the kind in that version
 */
export function inServedVersion<T extends RenderedObject | RenderedCopy>(
  rendered: T,
  served: ResourceType,
): T {
  return apiVersionOf(served) === rendered.object.apiVersion
    ? rendered
    : (toV1beta2(rendered as RenderedObject) as T);
}
