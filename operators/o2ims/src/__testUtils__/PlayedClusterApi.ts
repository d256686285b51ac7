import { Cluster, ResourceType, resourceTypes } from '@o2ims-portal/api';
import { PlayedHosts } from './PlayedHosts';

const namespace = 'default';

/** Plays Cluster API, in the version that is served. */
export class PlayedClusterApi extends PlayedHosts {
  /** Plays Cluster API: prepares the infrastructure. */
  async prepareInfrastructure(cluster: string): Promise<Cluster> {
    return this.setStatus(resourceTypes.cluster, cluster, {
      phase: 'Provisioned',
      ...(this.clusterApi === 'v1beta1'
        ? { infrastructureReady: true }
        : { initialization: { infrastructureProvisioned: true } }),
    });
  }

  /** Plays Cluster API: has made all of a control plane, as it is wanted now, and some of it is ready. */
  async startControlPlane(
    cluster: string,
    readyReplicas = 1,
    replicas = 1,
  ): Promise<void> {
    await this.#setReplicas(
      resourceTypes.kubeadmControlPlane,
      `${cluster}-control-plane`,
      {
        replicas,
        readyReplicas,
        ...(this.clusterApi === 'v1beta1'
          ? { initialized: true }
          : { initialization: { controlPlaneInitialized: true } }),
      },
    );
  }

  async joinWorker(cluster: string, hostId: string): Promise<void> {
    await this.#setReplicas(
      resourceTypes.machineDeployment,
      `${cluster}-worker-${hostId}`,
      { replicas: 1, readyReplicas: 1 },
    );
  }

  /** Says of what has replicas that all of them are made from its newest spec. */
  async #setReplicas(
    type: ResourceType,
    name: string,
    status: { replicas: number; [key: string]: unknown },
  ): Promise<void> {
    const key = { namespace, name };
    await this.observer.until(this.served(type), key);
    // what was seen elsewhere may be newer than what this watch has told
    const { metadata } = (await this.client.get(this.served(type), key))!;
    await this.setStatus(type, name, {
      ...status,
      [this.clusterApi === 'v1beta1' ? 'updatedReplicas' : 'upToDateReplicas']:
        status.replicas,
      observedGeneration: metadata.generation,
    });
  }
}
