import { KubernetesObject, ResourceType } from '@o2ims-portal/api';
import { Informer, KubernetesClient } from '@o2ims-portal/kubernetes-client';
import { Registry } from 'prom-client';
import { Reconciler, Watch } from '../controller';
import { EventRecorder } from '../events/EventRecorder';
import { Logger } from '../logging';

/** @public */
export interface LeaderElectionOptions {
  /** Where the Lease is; its name is the manager's. */
  namespace: string;
  leaseDurationMs?: number;
  renewDeadlineMs?: number;
  retryPeriodMs?: number;
}

/** @public */
export interface ManagerOptions {
  name: string;
  client: KubernetesClient;
  logger: Logger;
  /** On by default, with the Lease in the namespace `default`. */
  leaderElection?: LeaderElectionOptions | false;
  /** Where `/metrics`, `/healthz` and `/readyz` are served; nowhere by default. Port 0 is any free port. */
  listen?: { host?: string; port: number } | false;
}

/** @public */
export interface ControllerOptions {
  name: string;
  reconciler: Reconciler;
  /** How many keys are worked on at once; 1 by default. */
  concurrency?: number;
  watches: Watch[];
}

/** @public */
export class Manager {
  readonly client: KubernetesClient;
  readonly logger: Logger;
  readonly events: EventRecorder;
  readonly metrics = new Registry();

  static create(options: ManagerOptions): Manager {
    return new Manager(options);
  }

  private constructor(options: ManagerOptions) {
    this.client = options.client;
    this.logger = options.logger;
    this.events = EventRecorder.create({
      client: this.client,
      component: options.name,
      logger: this.logger,
    });
  }

  informer<T extends KubernetesObject>(
    type: ResourceType,
    options: { namespace?: string; labelSelector?: string } = {},
  ): Informer<T> {
    return Informer.create<T>({ client: this.client, type, ...options });
  }

  addController(options: ControllerOptions): void {
    throw new Error(`${options.name}: not yet`);
  }

  async run(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    throw new Error('not yet');
  }
}
