import { FocomProvisioningRequest, OCloud, reasons } from '@o2ims-portal/api';
import { Informer } from '@o2ims-portal/kubernetes-client';
import { Problem } from '../requests/Problem';
import { RemoteCloud } from './RemoteCloud';
import { oCloudKey, resolveOCloud } from './resolveOCloud';

/**
 * Finds the O-Cloud that a request is for.
 *
 * @public
 */
export class OCloudDirectory {
  readonly #oClouds: Informer<OCloud>;
  readonly #local: RemoteCloud;

  static create(options: {
    oClouds: Informer<OCloud>;
    local: RemoteCloud;
  }): OCloudDirectory {
    return new OCloudDirectory(options.oClouds, options.local);
  }

  private constructor(oClouds: Informer<OCloud>, local: RemoteCloud) {
    this.#oClouds = oClouds;
    this.#local = local;
  }

  /** The O-Cloud to send a request to. */
  find(
    request: FocomProvisioningRequest,
  ): { cloud: RemoteCloud } | { problem: Problem } {
    const key = oCloudKey(request);
    const resolved = resolveOCloud(request, this.#oClouds.get(key));
    if ('problem' in resolved) {
      return resolved;
    }
    const { location } = resolved;
    if (location.kind === 'local') {
      return { cloud: this.#local };
    }
    const { namespace, name } = location.secretRef;
    return {
      problem: {
        phase: 'FAILED',
        reason: reasons.oCloudUnreachable,
        message: `OCloud '${key.name}' in namespace '${key.namespace}' is another cluster (its kubeconfig is in Secret '${name}' in namespace '${namespace}'): remote O-Clouds are not supported by this version yet. Name an OCloud without o2imsSecret, which is the cluster that FOCOM runs on.`,
      },
    };
  }

  /**
   * The O-Cloud where a request that is to go away may have left something: it must go away also when its OCloud
   * object went first, and all that this version sends goes to this cluster.
   */
  findForDeletion(request: FocomProvisioningRequest): RemoteCloud {
    const found = this.find(request);
    return 'cloud' in found ? found.cloud : this.#local;
  }
}
