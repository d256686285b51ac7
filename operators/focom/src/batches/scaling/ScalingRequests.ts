import { FocomProvisioningRequest } from '@o2ims-portal/api';
import { Informer, keyOf, ObjectKey } from '@o2ims-portal/kubernetes-client';
import { formOf } from '../../requests/formOf';
import { isScaled } from './scaleCluster';

/**
 * The requests that scale another one's cluster, and are not done. They are few, and asked for whenever any request
 * changes: to look through all of them then would be work, and memory, by the square of their number.
 */
export class ScalingRequests {
  readonly #open = new Map<string, FocomProvisioningRequest>();

  static create(
    requests: Pick<Informer<FocomProvisioningRequest>, 'addHandler'>,
  ): ScalingRequests {
    const scaling = new ScalingRequests();
    const note = (request: FocomProvisioningRequest) => scaling.#note(request);
    requests.addHandler({
      onAdd: note,
      onUpdate: note,
      onDelete: request => scaling.#open.delete(keyOf(request)),
    });
    return scaling;
  }

  private constructor() {}

  /** Those whose cluster a request asks for, or may. */
  of({ metadata }: FocomProvisioningRequest): ObjectKey[] {
    return [...this.#open.values()]
      .filter(
        other =>
          other.metadata.namespace === metadata.namespace &&
          other.metadata.uid !== metadata.uid,
      )
      .map(({ metadata: { namespace, name } }) => ({ namespace, name }));
  }

  #note(request: FocomProvisioningRequest): void {
    if (formOf(request) === 'scale' && !isScaled(request)) {
      this.#open.set(keyOf(request), request);
    } else {
      this.#open.delete(keyOf(request));
    }
  }
}
