import { resourceTypes, ResourceType } from '@o2ims-portal/api';
import { Informer, KubernetesClient } from '@o2ims-portal/kubernetes-client';
import { factsOf, Observed } from './factsOf';
import { RecordedChange } from './RecordedChange';

const TIMEOUT_MS = 40_000;

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
  readonly #start = performance.now();
  readonly #timeoutMs: number;
  /** What changed, as `Kind name: what`, in the order in which this observer saw it. */
  readonly history: string[] = [];
  /** The same as it can be kept. */
  readonly changes: RecordedChange[] = [];
  /** The resource version of each line: the order in which it happened, whichever watch told first. */
  readonly #versions: number[] = [];

  static async create(
    client: KubernetesClient,
    options: { timeoutMs?: number } = {},
  ): Promise<Observer> {
    const { timeoutMs = TIMEOUT_MS } = options;
    const observer = new Observer(client, timeoutMs);
    await Promise.all(
      [...observer.#informers.values()].map(async informer => {
        informer.start();
        await informer.waitForSync(TIMEOUT_MS);
      }),
    );
    return observer;
  }

  private constructor(client: KubernetesClient, timeoutMs: number) {
    this.#timeoutMs = timeoutMs;
    this.#informers = new Map(
      TYPES.map(type => [
        type.kind,
        Informer.create<Observed>({ client, type }),
      ]),
    );
    for (const informer of this.#informers.values()) {
      const tell = (
        { kind, metadata }: Observed,
        event: 'added' | 'deleted' | undefined,
        facts: RecordedChange['facts'],
      ) => {
        const name = `${kind} ${metadata.name}`;
        const words = Object.entries(facts ?? {}).map(
          ([fact, value]) => `${fact}=${value ?? 'none'}`,
        );
        for (const change of [...(event ? [event] : []), ...words]) {
          this.history.push(`${name}: ${change}`);
          this.#versions.push(Number(metadata.resourceVersion));
        }
        if (event || words.length > 0) {
          this.changes.push({ at: this.#now(), object: name, facts });
        }
        this.#checks.forEach(check => check());
      };
      informer.addHandler({
        onAdd: object => tell(object, 'added', diff(undefined, object)),
        onUpdate: (object, before) =>
          tell(object, undefined, diff(before, object)),
        onDelete: object => tell(object, 'deleted', null),
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
        }, this.#timeoutMs);
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
    this.changes.length = 0;
    this.#versions.length = 0;
  }

  /** Seconds since it was made. */
  #now(): number {
    return Math.round(performance.now() - this.#start) / 1000;
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#informers.values()].map(it => it.stop()));
  }
}

/** The facts that are others than before; null for those that are none any more. */
function diff(
  before: Observed | undefined,
  after: Observed,
): Record<string, string | null> {
  const was = factsOf(before);
  const is = factsOf(after);
  return Object.fromEntries(
    Object.keys({ ...was, ...is })
      .filter(name => was[name] !== is[name])
      .map(name => [name, is[name] ?? null]),
  );
}
