import { KubernetesObject } from '@o2ims-portal/api';
import { Informer } from '@o2ims-portal/kubernetes-client';
import { Watch } from './Watch';
import { watchMapped } from './watchMapped';

/**
 * Reconciles the very objects of an informer whenever they come, change or go.
 *
 * @public
 */
export function watchObject<T extends KubernetesObject>(
  informer: Informer<T>,
): Watch {
  return watchMapped(informer, ({ metadata: { namespace, name } }) => [
    { namespace, name },
  ]);
}
