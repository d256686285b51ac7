import {
  ByoHost,
  ClusterV1beta1 as Cluster,
  KubeadmControlPlaneV1beta1 as KubeadmControlPlane,
  KubernetesObject,
  labels,
  MachineV1beta1 as Machine,
  ResourceType,
  resourceTypes,
  Secret,
} from '@o2ims-portal/api';
import { Informer, KubernetesClient } from '@o2ims-portal/kubernetes-client';
import {
  ByoCluster,
  ByoMachine,
  KubeadmConfig,
  MachineGroup,
  Template,
} from '../model/objects';

const CATCH_UP_MS = 2_000;

interface Waiter {
  isSeen(): boolean;
  resolve(): void;
}

/** Informers on everything that the simulator acts on. */
export class Caches {
  readonly clusters: Informer<Cluster>;
  readonly byoClusters: Informer<ByoCluster>;
  readonly controlPlanes: Informer<KubeadmControlPlane>;
  readonly deployments: Informer<MachineGroup>;
  readonly sets: Informer<MachineGroup>;
  readonly machines: Informer<Machine>;
  readonly byoMachines: Informer<ByoMachine>;
  readonly configs: Informer<KubeadmConfig>;
  readonly machineTemplates: Informer<Template>;
  readonly configTemplates: Informer<Template>;
  readonly hosts: Informer<ByoHost>;
  readonly secrets: Informer<Secret>;
  readonly #all: Informer<KubernetesObject>[] = [];
  readonly #waiting = new Set<Waiter>();
  readonly #onChange: (object: KubernetesObject) => void;
  #synced = false;

  static create(options: {
    client: KubernetesClient;
    onError(error: Error): void;
    /** Told of every object that is there at first, and then of those that changed, with their former state. */
    onChange(object: KubernetesObject, previous?: KubernetesObject): void;
  }): Caches {
    return new Caches(options);
  }

  private constructor(options: Parameters<typeof Caches.create>[0]) {
    const { client, onError, onChange } = options;
    this.#onChange = onChange;
    const make = <T extends KubernetesObject>(
      type: ResourceType,
      labelSelector?: string,
    ): Informer<T> => {
      const informer = Informer.create<T>({
        client,
        type,
        onError,
        labelSelector,
      });
      const tell = (object: T, previous?: T) => {
        if (this.#synced) {
          onChange(object, previous);
          this.#check();
        }
      };
      informer.addHandler({
        onAdd: object => tell(object),
        onUpdate: tell,
        onDelete: object => tell(object),
      });
      this.#all.push(informer as unknown as Informer<KubernetesObject>);
      return informer;
    };
    this.clusters = make(resourceTypes.cluster);
    this.byoClusters = make(resourceTypes.byoCluster);
    this.controlPlanes = make(resourceTypes.kubeadmControlPlane);
    this.deployments = make(resourceTypes.machineDeployment);
    this.sets = make(resourceTypes.machineSet);
    this.machines = make(resourceTypes.machine);
    this.byoMachines = make(resourceTypes.byoMachine);
    this.configs = make(resourceTypes.kubeadmConfig);
    this.machineTemplates = make(resourceTypes.byoMachineTemplate);
    this.configTemplates = make(resourceTypes.kubeadmConfigTemplate);
    this.hosts = make(resourceTypes.byoHost);
    this.secrets = make(resourceTypes.secret, labels.clusterName);
  }

  async start(timeoutMs: number): Promise<void> {
    this.#all.forEach(informer => informer.start());
    await Promise.all(this.#all.map(it => it.waitForSync(timeoutMs)));
    // not before: what is still to be listed would look deleted
    this.#synced = true;
    for (const informer of this.#all) {
      informer.list().forEach(object => this.#onChange(object));
    }
  }

  async stop(): Promise<void> {
    await Promise.all(this.#all.map(informer => informer.stop()));
  }

  /**
   * Waits until the informers have seen what was written, so that the next look is not at the past. Gives up quietly
   * after a while: writes carry the resource version that they were worked out from, so stale ones are refused.
   */
  async catchUp(isSeen: () => boolean): Promise<void> {
    if (isSeen()) {
      return;
    }
    let timer: NodeJS.Timeout | undefined;
    let waiter: Waiter | undefined;
    await new Promise<void>(resolve => {
      timer = setTimeout(resolve, CATCH_UP_MS);
      waiter = { isSeen, resolve };
      this.#waiting.add(waiter);
    });
    clearTimeout(timer);
    this.#waiting.delete(waiter!);
  }

  #check(): void {
    for (const { isSeen, resolve } of this.#waiting) {
      if (isSeen()) {
        resolve();
      }
    }
  }

  /** The object as the informer has it; undefined for kinds that are not watched. */
  current(object: KubernetesObject): KubernetesObject | undefined {
    return this.#all
      .find(({ type }) => type.kind === object.kind)
      ?.get(object.metadata);
  }
}
