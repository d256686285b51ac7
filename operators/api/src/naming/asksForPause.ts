import { KubernetesObject } from '../meta/KubernetesObject';
import { annotations } from './annotations';

/**
 * Whether an object says, in Cluster API's own way, that nothing is to be done for it. What the annotation's value is
 * makes no difference, as with Cluster API.
 *
 * @public
 */
export function asksForPause({
  metadata,
}: Pick<KubernetesObject, 'metadata'>): boolean {
  return annotations.paused in (metadata.annotations ?? {});
}
