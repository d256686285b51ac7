import {
  kubeconfigSecretName,
  KubernetesObject,
  labels,
  resourceTypes,
} from '@o2ims-portal/api';
import { Logger, pino } from 'pino';
import { Clock } from '../model/Clock';
import { DEFAULT_PREFIX } from '../model/hostHardware';
import { hasSlot } from '../plan/hasSlot';
import { Plan } from '../plan/Plan';
import { planCluster } from '../plan/planCluster';
import { planHost } from '../plan/planHost';
import { WorkloadView } from '../plan/views';
import { SimulatorOptions } from '../SimulatorOptions';
import { SimulatorPlane } from '../SimulatorPlane';
import { Caches } from './Caches';
import { KeyedLoop } from './KeyedLoop';
import { clusterNameOf, lookAtCluster, lookAtHost, Place } from './lookAt';
import { perform } from './perform';
import { HOST_NAMESPACE, registerHosts } from './registerHosts';
import { WorkloadClusters } from './WorkloadClusters';

const SYNC_TIMEOUT_MS = 30_000;
/** Failures in a row before it is worth a line: some conflicts are normal. */
const FAILURES_TO_WARN = 4;
/** Kinds that are made before anything in them says which cluster they are for. */
const ANONYMOUS = [
  resourceTypes.byoCluster.kind,
  resourceTypes.kubeadmControlPlane.kind,
  resourceTypes.byoMachineTemplate.kind,
  resourceTypes.kubeadmConfigTemplate.kind,
];

/** One run of the simulator: looks at a cluster or a host whenever something of it changed, plans, and performs. */
export class Simulation {
  readonly #plane: SimulatorPlane;
  readonly #logger: Logger;
  readonly #hosts: number;
  readonly #hostPrefix: string;
  readonly #speed: number;
  readonly #caches: Caches;
  readonly #workloads: WorkloadClusters;
  readonly #loop: KeyedLoop;

  static create(
    options: SimulatorOptions & { plane: SimulatorPlane },
  ): Simulation {
    return new Simulation(options);
  }

  private constructor(options: SimulatorOptions & { plane: SimulatorPlane }) {
    const { plane, hosts = 4, speed = 3, maxWorkloadClusters = 4 } = options;
    const { hostPrefix = DEFAULT_PREFIX } = options;
    if (!(speed > 0)) {
      throw new Error(
        `The simulator's speed is ${speed}: it must be more than 0; Infinity leaves out every pause`,
      );
    }
    this.#plane = plane;
    this.#logger = options.logger ?? pino({ level: 'silent' });
    this.#hosts = hosts;
    this.#hostPrefix = hostPrefix;
    this.#speed = speed;
    this.#loop = KeyedLoop.create({
      run: key => this.#run(key),
      onError: (key, error, failures) => this.#complain(key, error, failures),
    });
    this.#caches = Caches.create({
      client: plane.client,
      onError: error =>
        this.#logger.warn(`watching the plane: ${error.message}`),
      onChange: (object, previous) => {
        this.#wake(object);
        if (previous) {
          this.#wake(previous);
        }
      },
    });
    this.#workloads = WorkloadClusters.create({
      plane,
      max: maxWorkloadClusters,
      logger: this.#logger,
      // the next in line may be another cluster
      onChange: () => this.#wakeAllClusters(),
    });
  }

  async start(): Promise<void> {
    await this.#caches.start(SYNC_TIMEOUT_MS);
    await registerHosts({
      client: this.#plane.client,
      count: this.#hosts,
      prefix: this.#hostPrefix,
      exists: place => Boolean(this.#caches.hosts.get(place)),
    });
    this.#logger.info(
      {
        hosts: this.#hosts,
        speed: this.#speed,
        workloadClusters: this.#workloads.max,
      },
      'the simulator plays Cluster API, BYOH and the hosts',
    );
  }

  async stop(): Promise<void> {
    await this.#loop.stop();
    await this.#caches.stop();
    await this.#workloads.stop();
  }

  /** One look at a cluster or a host; resolves with when to look again. */
  async #run(key: string): Promise<number | undefined> {
    const { what, place } = parseKey(key);
    const plan = Plan.create({
      clock: Clock.create({ now: new Date(), speed: this.#speed }),
    });
    let cluster: Place = place;
    if (what === 'host') {
      const view = lookAtHost(this.#caches, place, {
        hosts: this.#hosts,
        hostPrefix: this.#hostPrefix,
        workloadOf: it => this.#workloadOf(it),
      });
      if (!view) {
        return undefined;
      }
      const name = clusterNameOf(view.host) ?? '';
      cluster = { namespace: place.namespace, name };
      planHost(view, plan);
    } else {
      const workload = this.#workloadOf(place);
      planCluster(lookAtCluster(this.#caches, place, workload), plan);
    }
    for (const write of plan.writes) {
      const target = 'object' in write ? write.object : undefined;
      this.#logger.debug(
        { key, kind: target?.kind, name: target?.metadata.name },
        write.verb,
      );
    }
    await perform(plan.writes, {
      client: this.#plane.client,
      caches: this.#caches,
      workloads: this.#workloads,
      workload: {
        key: clusterKey(cluster),
        name: workloadName(cluster),
      },
    });
    return plan.clock.wakeInMs;
  }

  /** What is known of a cluster's API server, and whether there may be one. */
  #workloadOf(place: Place): WorkloadView {
    const running = this.#workloads.keys;
    const candidates = this.#caches.clusters
      .list()
      .filter(
        ({ metadata, status }) =>
          !metadata.deletionTimestamp &&
          // one whose infrastructure is stuck must not stand in others' way
          (status?.infrastructureReady ||
            (metadata.namespace === place.namespace &&
              metadata.name === place.name)),
      )
      .map(cluster => {
        const {
          namespace = '',
          name,
          creationTimestamp = '',
        } = cluster.metadata;
        const key = clusterKey({ namespace, name });
        return {
          key,
          creationTimestamp,
          isRunning: running.includes(key),
          hasKubeconfig: Boolean(
            this.#caches.secrets.get({
              namespace,
              name: kubeconfigSecretName(name),
            }),
          ),
        };
      });
    const key = clusterKey(place);
    const others = running.filter(it => it !== key).length;
    return {
      ...this.#workloads.view(key),
      hasSlot:
        others < this.#workloads.max &&
        hasSlot(key, candidates, this.#workloads.max),
    };
  }

  #wake(object: KubernetesObject): void {
    const { namespace = '', name } = object.metadata;
    const cluster = clusterNameOf(object);
    if (cluster !== undefined) {
      this.#wakeCluster({ namespace, name: cluster });
    } else if (ANONYMOUS.includes(object.kind)) {
      this.#wakeAllClusters();
    }
    if (object.kind === resourceTypes.byoHost.kind) {
      this.#loop.enqueue(`host/${namespace}/${name}`);
      if (cluster === undefined) {
        // somebody may be waiting for it
        this.#wakeAllClusters();
      }
    }
    if (object.kind === resourceTypes.cluster.kind) {
      // its going may make room for another
      this.#wakeAllClusters();
    }
  }

  #wakeCluster(place: Place): void {
    this.#loop.enqueue(clusterKey(place));
    for (const { metadata } of this.#caches.hosts.list()) {
      if (
        metadata.namespace === place.namespace &&
        metadata.labels?.[labels.clusterName] === place.name
      ) {
        this.#loop.enqueue(`host/${metadata.namespace}/${metadata.name}`);
      }
    }
  }

  #wakeAllClusters(): void {
    for (const { metadata } of this.#caches.clusters.list()) {
      this.#wakeCluster({
        namespace: metadata.namespace ?? '',
        name: metadata.name,
      });
    }
  }

  #complain(key: string, error: unknown, failures: number): void {
    const message = error instanceof Error ? error.message : String(error);
    const level = failures >= FAILURES_TO_WARN ? 'warn' : 'debug';
    this.#logger[level]({ key, failures }, `tried again: ${message}`);
  }
}

function clusterKey(place: Place): string {
  return `cluster/${place.namespace}/${place.name}`;
}

/** What users see as the cluster's name in its kubeconfig. */
function workloadName({ namespace, name }: Place): string {
  return namespace === HOST_NAMESPACE ? name : `${name}.${namespace}`;
}

function parseKey(key: string): { what: string; place: Place } {
  const [what, namespace, name] = key.split('/');
  return { what, place: { namespace, name } };
}
