import { KubernetesObject } from '@o2ims-portal/api';
import { KubernetesClient } from '@o2ims-portal/kubernetes-client';
import { Logger } from '../logging';

/** @public */
export interface ObjectEvent {
  type: 'Normal' | 'Warning';
  /** One word in upper camel case. */
  reason: string;
  message: string;
}

/** @public */
export class EventRecorder {
  readonly #client: KubernetesClient;

  static create(options: {
    client: KubernetesClient;
    component: string;
    logger: Logger;
  }): EventRecorder {
    return new EventRecorder(options.client);
  }

  private constructor(client: KubernetesClient) {
    this.#client = client;
  }

  record(_object: KubernetesObject, _event: ObjectEvent): void {
    if (!this.#client) {
      throw new Error('not yet');
    }
  }
}
