import { once } from 'node:events';
import { ProvisioningRequest, resourceTypes } from '@o2ims-portal/api';
import {
  KubernetesClient,
  WatchOptions,
} from '@o2ims-portal/kubernetes-client';
import {
  ClusterApiVersion,
  Plane,
  SimulatorOptions,
  startTestPlane,
} from '@o2ims-portal/lab';
import { O2imsConfig } from '../config';
import { interceptClient } from '@o2ims-portal/kubernetes-client/testing';
import { onHosts } from './parameters';
import { PlayedPeople } from './PlayedPeople';
import { RunningOperator } from './RunningOperator';

/** A watch that tells of nothing. */
async function* silence({ signal, onOpen }: WatchOptions) {
  onOpen?.();
  if (signal && !signal.aborted) {
    await once(signal, 'abort');
  }
}

/** The operator on a real API server; the test plays Cluster API, BYOH and people. */
export class O2imsFixture extends PlayedPeople {
  readonly #config?: Partial<O2imsConfig>;
  #operator?: RunningOperator;

  /** A plane with hosts `byoh-1` and so on, which the test plays, or the simulator where it is told to. */
  static async start(options: {
    hosts?: number;
    simulator?: SimulatorOptions;
    config?: Partial<O2imsConfig>;
    /** The version of Cluster API that is served, and played; v1beta1 when left out. */
    clusterApi?: ClusterApiVersion;
    /** Whether that is installed only by {@link O2imsFixture.installClusterApi}. */
    installLater?: boolean;
  }): Promise<O2imsFixture> {
    const { hosts = 0, simulator, clusterApi = 'v1beta1' } = options;
    const fixture = new O2imsFixture(
      await startTestPlane({
        simulator,
        clusterApi: options.installLater ? 'none' : clusterApi,
      }),
      clusterApi,
      options.config,
    );
    for (let id = 1; id <= hosts; id++) {
      await fixture.registerHost(`${id}`);
    }
    fixture.startOperator();
    return fixture;
  }

  private constructor(
    plane: Plane,
    clusterApi: ClusterApiVersion,
    config?: Partial<O2imsConfig>,
  ) {
    super(plane, clusterApi);
    this.#config = config;
  }

  /** Starts the operator, or another one in its place, with the same configuration but for what is given. */
  startOperator(
    options: {
      client?: KubernetesClient;
      config?: Partial<O2imsConfig>;
    } = {},
  ): void {
    this.#operator = RunningOperator.start({
      client: options.client ?? this.operatorClient,
      config: { ...this.#config, ...options.config },
    });
  }

  /** A client whose lists and watches tell of no Leases: an operator with it learns of others' when it is too late. */
  hideLeases(): KubernetesClient {
    return interceptClient(this.operatorClient, ({ method, args, proceed }) => {
      const isLease = args[0] === resourceTypes.lease;
      if (isLease && method === 'list') {
        return (proceed() as Promise<object>).then(list => ({
          ...list,
          items: [],
        }));
      }
      return isLease && method === 'watch'
        ? silence(args[1] as WatchOptions)
        : proceed();
    });
  }

  async stopOperator(): Promise<void> {
    await this.#operator?.stop();
    this.#operator = undefined;
  }

  async stop(): Promise<void> {
    await this.stopOperator();
    await this.observer.stop();
    await this.plane.stop();
  }

  /** Has a cluster come up, and its request fulfilled. */
  async bringUp(
    name: string,
    master: string,
    worker: string,
  ): Promise<ProvisioningRequest> {
    const request = await this.request(name, onHosts(name, master, worker));
    await this.prepareInfrastructure(name);
    await this.startControlPlane(name);
    await this.joinWorker(name, worker);
    await this.untilState(request, 'fulfilled');
    return request;
  }
}
