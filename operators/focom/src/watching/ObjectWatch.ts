import { KubernetesObject, ResourceType } from '@o2ims-portal/api';
import {
  ApiError,
  Informer,
  KubernetesClient,
} from '@o2ims-portal/kubernetes-client';

/** Where an object is. */
export interface ObjectPlace {
  namespace: string;
  name: string;
}

/** Watches one object by its name, and no other of its kind: that is all that it takes rights to. */
export class ObjectWatch<T extends KubernetesObject> {
  readonly #place: ObjectPlace;
  readonly #informer: Informer<T>;
  #forbidden = false;
  /** Refused once since the last time that it was not: an API server that has just started refuses everybody. */
  #refused = false;

  static start<T extends KubernetesObject>(options: {
    client: KubernetesClient;
    type: ResourceType;
    place: ObjectPlace;
    onChange: () => void;
  }): ObjectWatch<T> {
    const watch = new ObjectWatch<T>(options);
    watch.#informer.start();
    return watch;
  }

  private constructor(options: {
    client: KubernetesClient;
    type: ResourceType;
    place: ObjectPlace;
    onChange: () => void;
  }) {
    const { client, type, place, onChange } = options;
    this.#place = place;
    this.#informer = Informer.create<T>({
      client,
      type,
      namespace: place.namespace,
      fieldSelector: `metadata.name=${place.name}`,
      onConnect: () => {
        this.#refused = false;
        this.#forbidden = false;
        onChange();
      },
      onError: error => {
        if (error instanceof ApiError && error.status === 403) {
          this.#forbidden = this.#refused || !this.isKnown;
          this.#refused = true;
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

  /** Whether the API server does not let us see it. */
  get isForbidden(): boolean {
    return this.#forbidden;
  }

  /** Whether it is known what there is. */
  get isKnown(): boolean {
    return this.#informer.hasSynced;
  }

  /** The object; undefined when there is none, or nobody knows yet. */
  get object(): T | undefined {
    return this.#informer.get(this.#place);
  }

  async stop(): Promise<void> {
    await this.#informer.stop();
  }
}
