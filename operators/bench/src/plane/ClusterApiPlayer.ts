import {
  ClusterV1beta1 as Cluster,
  KubeadmControlPlaneV1beta1 as KubeadmControlPlane,
  KubernetesObject,
  MachineDeploymentV1beta1 as MachineDeployment,
  resourceTypes,
  ResourceType,
} from '@o2ims-portal/api';
import {
  ApiError,
  Informer,
  KubernetesClient,
} from '@o2ims-portal/kubernetes-client';

const SYNC_TIMEOUT_MS = 30_000;

function readyControlPlane({
  spec,
  metadata,
}: KubeadmControlPlane): KubeadmControlPlane['status'] {
  const replicas = spec?.replicas ?? 1;
  return {
    initialized: true,
    ready: true,
    replicas,
    readyReplicas: replicas,
    updatedReplicas: replicas,
    unavailableReplicas: 0,
    version: spec?.version,
    observedGeneration: metadata.generation,
  };
}

function readyDeployment({
  spec,
  metadata,
}: MachineDeployment): MachineDeployment['status'] {
  const replicas = spec?.replicas ?? 1;
  return {
    phase: 'Running',
    replicas,
    readyReplicas: replicas,
    availableReplicas: replicas,
    updatedReplicas: replicas,
    unavailableReplicas: 0,
    observedGeneration: metadata.generation,
  };
}

/**
 * Plays Cluster API on machines that are infinitely fast: whatever appears is ready at once, and with a Cluster all
 * that belongs to it goes. What is left of the time is the operators'.
 */
export class ClusterApiPlayer {
  readonly #client: KubernetesClient;
  readonly #informers: Pick<
    Informer<KubernetesObject>,
    'stop' | 'waitForSync'
  >[] = [];
  #deployments?: Informer<MachineDeployment>;
  readonly #onError: (error: Error) => void;

  static async start(options: {
    client: KubernetesClient;
    onError: (error: Error) => void;
  }): Promise<ClusterApiPlayer> {
    const player = new ClusterApiPlayer(options.client, options.onError);
    await player.#start();
    return player;
  }

  private constructor(
    client: KubernetesClient,
    onError: (error: Error) => void,
  ) {
    this.#client = client;
    this.#onError = onError;
  }

  async stop(): Promise<void> {
    await Promise.all(this.#informers.map(informer => informer.stop()));
  }

  async #start(): Promise<void> {
    this.#follow<Cluster>(resourceTypes.cluster, {
      added: () => ({
        phase: 'Provisioned',
        infrastructureReady: true,
        controlPlaneReady: true,
      }),
      deleted: cluster => this.#deleteDescendants(cluster),
    });
    this.#follow<KubeadmControlPlane>(resourceTypes.kubeadmControlPlane, {
      added: readyControlPlane,
    });
    this.#deployments = this.#follow<MachineDeployment>(
      resourceTypes.machineDeployment,
      { added: readyDeployment },
    );
    await Promise.all(
      this.#informers.map(informer => informer.waitForSync(SYNC_TIMEOUT_MS)),
    );
  }

  #follow<T extends KubernetesObject>(
    type: ResourceType,
    play: {
      added: (object: T) => object | undefined;
      deleted?: (object: T) => Promise<void>;
    },
  ): Informer<T> {
    const informer = Informer.create<T>({
      client: this.#client,
      type,
      onError: this.#onError,
    });
    informer.addHandler({
      onAdd: object =>
        this.#attempt(
          this.#client.patch(
            type,
            object.metadata,
            { status: play.added(object) },
            { subresource: 'status' },
          ),
        ),
      onDelete: object => {
        if (play.deleted) {
          this.#attempt(play.deleted(object));
        }
      },
    });
    this.#informers.push(informer);
    informer.start();
    return informer;
  }

  /** What Cluster API's own finalizer does; there is no garbage collector on this plane. */
  async #deleteDescendants({ metadata, spec }: Cluster): Promise<void> {
    const { namespace, name } = metadata;
    const deployments = this.#deployments!.list().filter(
      deployment =>
        deployment.metadata.namespace === namespace &&
        deployment.spec?.clusterName === name,
    );
    const { controlPlaneRef, infrastructureRef } = spec ?? {};
    await Promise.all([
      ...deployments.map(deployment =>
        this.#client.delete(
          resourceTypes.machineDeployment,
          deployment.metadata,
        ),
      ),
      controlPlaneRef &&
        this.#client.delete(resourceTypes.kubeadmControlPlane, {
          namespace,
          name: controlPlaneRef.name,
        }),
      infrastructureRef &&
        this.#client.delete(resourceTypes.byoCluster, {
          namespace,
          name: infrastructureRef.name,
        }),
    ]);
  }

  #attempt(work: Promise<unknown>): void {
    work.catch(error => {
      // gone again before its turn came
      if (!ApiError.isNotFound(error)) {
        this.#onError(error);
      }
    });
  }
}
