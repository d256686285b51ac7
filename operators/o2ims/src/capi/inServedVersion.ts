import { apiVersionOf, ResourceType } from '@o2ims-portal/api';
import { RenderedObject } from './RenderedObject';
import { toV1beta2 } from './v1beta2/toV1beta2';

/**
 * An object as it was rendered, in v1beta1, in the version of its kind that the API server serves.
 *
 * @param served - the kind in that version
 */
export function inServedVersion(
  rendered: RenderedObject,
  served: ResourceType,
): RenderedObject {
  if (apiVersionOf(served) === rendered.object.apiVersion) {
    return rendered;
  }
  return toV1beta2(rendered);
}
