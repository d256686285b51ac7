import {
  ClusterApiCondition,
  KubernetesObject,
  resourceTypes,
  ResourceType,
} from '@o2ims-portal/api';
import { Informer, KubernetesClient } from '@o2ims-portal/kubernetes-client';

const TIMEOUT_MS = 40_000;

/** Any object, with the fields that tests look at. */
export interface Observed extends KubernetesObject {
  spec?: { [field: string]: unknown };
  status?: {
    conditions?: ClusterApiCondition[];
    phase?: string;
    [field: string]: unknown;
  };
  type?: string;
  data?: Record<string, string>;
}

const TYPES: ResourceType[] = [
  resourceTypes.cluster,
  resourceTypes.byoCluster,
  resourceTypes.kubeadmControlPlane,
  resourceTypes.machineDeployment,
  resourceTypes.machineSet,
  resourceTypes.machine,
  resourceTypes.byoMachine,
  resourceTypes.kubeadmConfig,
  resourceTypes.byoMachineTemplate,
  resourceTypes.kubeadmConfigTemplate,
  resourceTypes.byoHost,
  resourceTypes.secret,
];

/** Watches a plane as a user would: what is there, what happened in which order, and waiting for something. */
export class Observer {
  readonly #informers: Map<string, Informer<Observed>>;
  readonly #checks = new Set<() => void>();
  /** What changed, as `Kind name: what`, in the order in which this observer saw it. */
  readonly history: string[] = [];
  /** The resource version of each line: the order in which it happened, whichever watch told first. */
  readonly #versions: number[] = [];

  static async create(client: KubernetesClient): Promise<Observer> {
    const observer = new Observer(client);
    await Promise.all(
      [...observer.#informers.values()].map(async informer => {
        informer.start();
        await informer.waitForSync(TIMEOUT_MS);
      }),
    );
    return observer;
  }

  private constructor(client: KubernetesClient) {
    this.#informers = new Map(
      TYPES.map(type => [
        type.kind,
        Informer.create<Observed>({ client, type }),
      ]),
    );
    for (const informer of this.#informers.values()) {
      const tell = (changes: string[], { kind, metadata }: Observed) => {
        for (const change of changes) {
          this.history.push(`${kind} ${metadata.name}: ${change}`);
          this.#versions.push(Number(metadata.resourceVersion));
        }
        this.#checks.forEach(check => check());
      };
      informer.addHandler({
        onAdd: object => tell(['added', ...diff(undefined, object)], object),
        onUpdate: (object, before) => tell(diff(before, object), object),
        onDelete: object => tell(['deleted'], object),
      });
    }
  }

  list(type: ResourceType): Observed[] {
    return this.#informers.get(type.kind)!.list();
  }

  get(type: ResourceType, name: string): Observed | undefined {
    return this.#informers.get(type.kind)!.get({ namespace: 'default', name });
  }

  all(): Observed[] {
    return [...this.#informers.values()].flatMap(it => it.list());
  }

  /** Every object as kind, name and resource version. */
  versions(): string[] {
    return this.all()
      .map(
        ({ kind, metadata }) =>
          `${kind} ${metadata.name} ${metadata.resourceVersion}`,
      )
      .sort();
  }

  /** Resolves as soon as something is so; fails with the last things that happened. */
  async until(what: string, isSo: () => boolean): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    let check: (() => void) | undefined;
    try {
      await new Promise<void>((resolve, reject) => {
        check = () => isSo() && resolve();
        this.#checks.add(check);
        timer = setTimeout(() => {
          const last = this.history.slice(-25).join('\n');
          reject(new Error(`not in time: ${what}; last:\n${last}`));
        }, TIMEOUT_MS);
        check();
      });
    } finally {
      clearTimeout(timer);
      this.#checks.delete(check!);
    }
  }

  /** When something happened first, as a resource version; fails when it did not. */
  at(pattern: RegExp): number {
    const index = this.history.findIndex(line => pattern.test(line));
    if (index < 0) {
      throw new Error(`${pattern} did not happen:\n${this.history.join('\n')}`);
    }
    return this.#versions[index];
  }

  /** Begins the history anew. */
  forget(): void {
    this.history.length = 0;
    this.#versions.length = 0;
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#informers.values()].map(it => it.stop()));
  }
}

function diff(before: Observed | undefined, after: Observed): string[] {
  const was = facts(before);
  return Object.entries(facts(after))
    .filter(([name, value]) => was[name] !== value)
    .map(([name, value]) => `${name}=${value}`);
}

/** What of an object is worth a line in the history. */
function facts(object: Observed | undefined): Record<string, string> {
  const { metadata, status = {} } = object ?? {};
  const all: Record<string, unknown> = {
    deleting: Boolean(metadata?.deletionTimestamp) || undefined,
    claimed: metadata?.labels?.['cluster.x-k8s.io/cluster-name'] ?? 'none',
    machineRef: (status.machineRef as { name?: string })?.name ?? 'none',
    nodeRef: (status.nodeRef as { name?: string })?.name,
  };
  for (const field of [
    'phase',
    'ready',
    'initialized',
    'infrastructureReady',
    'controlPlaneReady',
    'readyReplicas',
  ]) {
    all[field] = status[field];
  }
  for (const { type, status: state, reason } of status.conditions ?? []) {
    all[type] = reason ? `${state}:${reason}` : state;
  }
  return Object.fromEntries(
    Object.entries(all)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, String(value)]),
  );
}
