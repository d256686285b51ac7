import { reasons, resourceTypes, Secret } from '@o2ims-portal/api';
import { KubernetesClient } from '@o2ims-portal/kubernetes-client';
import { ObjectWatch } from '../watching/ObjectWatch';
import { CloudFailure } from './CloudFailure';
import { ReadKubeconfig, readKubeconfig, SecretRef } from './readKubeconfig';

/** Watches the one Secret with an O-Cloud's kubeconfig, and no other. */
export class SecretWatch {
  readonly ref: SecretRef;
  readonly #watch: ObjectWatch<Secret>;

  static start(options: {
    client: KubernetesClient;
    ref: SecretRef;
    onChange: () => void;
  }): SecretWatch {
    const { client, ref, onChange } = options;
    const watch = ObjectWatch.start<Secret>({
      client,
      type: resourceTypes.secret,
      place: ref,
      onChange,
    });
    return new SecretWatch(ref, watch);
  }

  private constructor(ref: SecretRef, watch: ObjectWatch<Secret>) {
    this.ref = ref;
    this.#watch = watch;
  }

  /** What the Secret holds; undefined while nobody knows yet. */
  read(): ReadKubeconfig | CloudFailure | undefined {
    const { namespace, name } = this.ref;
    if (this.#watch.isForbidden) {
      return {
        condition: 'Reachable',
        reason: reasons.secretNotFound,
        message: `FOCOM may not read Secret '${name}' in namespace '${namespace}', which is to have the O-Cloud's kubeconfig. Bind the ClusterRole focom-operator-secrets to its account in that namespace; FOCOM looks again by itself.`,
      };
    }
    return this.#watch.isKnown
      ? readKubeconfig(this.#watch.object, this.ref)
      : undefined;
  }

  async stop(): Promise<void> {
    await this.#watch.stop();
  }
}
