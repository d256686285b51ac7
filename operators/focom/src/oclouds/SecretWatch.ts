import { reasons, resourceTypes, Secret } from '@o2ims-portal/api';
import {
  ApiError,
  Informer,
  KubernetesClient,
} from '@o2ims-portal/kubernetes-client';
import { CloudFailure } from './CloudFailure';
import { ReadKubeconfig, readKubeconfig, SecretRef } from './readKubeconfig';

/** Watches the one Secret with an O-Cloud's kubeconfig, and no other. */
export class SecretWatch {
  readonly ref: SecretRef;
  readonly #informer: Informer<Secret>;
  #forbidden = false;

  static start(options: {
    client: KubernetesClient;
    ref: SecretRef;
    onChange: () => void;
  }): SecretWatch {
    const watch = new SecretWatch(options);
    watch.#informer.start();
    return watch;
  }

  private constructor(options: {
    client: KubernetesClient;
    ref: SecretRef;
    onChange: () => void;
  }) {
    const { client, ref, onChange } = options;
    this.ref = ref;
    this.#informer = Informer.create<Secret>({
      client,
      type: resourceTypes.secret,
      namespace: ref.namespace,
      fieldSelector: `metadata.name=${ref.name}`,
      onConnect: () => {
        this.#forbidden = false;
        onChange();
      },
      onError: error => {
        if (error instanceof ApiError && error.status === 403) {
          this.#forbidden = true;
          onChange();
        }
      },
    });
    this.#informer.addHandler({
      onAdd: onChange,
      onUpdate: onChange,
      onDelete: onChange,
    });
  }

  /** What the Secret holds; undefined while nobody knows yet. */
  read(): ReadKubeconfig | CloudFailure | undefined {
    const { namespace, name } = this.ref;
    if (this.#forbidden) {
      return {
        condition: 'Reachable',
        reason: reasons.secretNotFound,
        message: `FOCOM may not read Secret '${name}' in namespace '${namespace}', which is to have the O-Cloud's kubeconfig. Bind the ClusterRole focom-operator-secrets to its account in that namespace; FOCOM looks again by itself.`,
      };
    }
    return this.#informer.hasSynced
      ? readKubeconfig(this.#informer.get(this.ref), this.ref)
      : undefined;
  }

  async stop(): Promise<void> {
    await this.#informer.stop();
  }
}
