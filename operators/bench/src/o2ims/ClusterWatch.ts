import {
  KubernetesObject,
  resourceTypes,
  ResourceType,
  versionsOf,
} from '@o2ims-portal/api';
import { Informer, KubernetesClient } from '@o2ims-portal/kubernetes-client';
import { Seen } from './Seen';

const SYNC_TIMEOUT_MS = 30_000;

/** A request, and all that is changed on the way to its cluster and says how far that is. */
const watched: readonly ResourceType[] = [
  resourceTypes.provisioningRequest,
  resourceTypes.cluster,
  resourceTypes.kubeadmControlPlane,
  resourceTypes.machineDeployment,
  resourceTypes.machine,
  resourceTypes.byoCluster,
  resourceTypes.byoMachineTemplate,
  resourceTypes.kubeadmConfigTemplate,
];

/** Waits for something, but not for ever. */
async function within(
  timeoutMs: number,
  event: Promise<void>,
  problem: () => string,
): Promise<void> {
  let timeout: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timeout = setTimeout(
      () => reject(new Error(`After ${timeoutMs / 1000} s: ${problem()}`)),
      timeoutMs,
    );
  });
  try {
    await Promise.race([event, tooLate]);
  } finally {
    clearTimeout(timeout);
  }
}

/** Notes each change of the objects of clusters at the moment at which a watch tells of it. */
export class ClusterWatch {
  readonly #informers: readonly Informer<KubernetesObject>[];
  readonly #listeners = new Set<(seen: Seen) => void>();
  #seen: Seen[] = [];

  static async start(options: {
    client: KubernetesClient;
    onError: (error: Error) => void;
  }): Promise<ClusterWatch> {
    const informers = watched.map(type =>
      Informer.create<KubernetesObject>({
        ...options,
        type,
        versions: versionsOf(type),
      }),
    );
    const watch = new ClusterWatch(informers);
    await Promise.all(
      informers.map(async informer => {
        informer.start();
        await informer.waitForSync(SYNC_TIMEOUT_MS);
      }),
    );
    return watch;
  }

  private constructor(informers: readonly Informer<KubernetesObject>[]) {
    this.#informers = informers;
    for (const informer of informers) {
      const note = (object: KubernetesObject) => this.#note(object);
      informer.addHandler({ onAdd: note, onUpdate: note });
    }
  }

  /** What was seen since the last call. */
  take(): Seen[] {
    const seen = this.#seen;
    this.#seen = [];
    return seen;
  }

  /** Waits until something is seen that is looked for. */
  async until(
    what: string,
    isIt: (object: KubernetesObject) => boolean,
    timeoutMs: number,
  ): Promise<void> {
    let last: KubernetesObject | undefined;
    let forget = () => {};
    const found = new Promise<void>(resolve => {
      const listener = ({ object }: Seen) => {
        last = object;
        if (isIt(object)) {
          resolve();
        }
      };
      this.#listeners.add(listener);
      forget = () => this.#listeners.delete(listener);
    });
    await within(timeoutMs, found, () => {
      const text = last ? JSON.stringify(last, undefined, 2) : 'nothing';
      return `${what}: not so; last seen: ${text}`;
    }).finally(forget);
  }

  /** Waits until a request is gone. */
  async untilGone(name: string, timeoutMs: number): Promise<void> {
    const [requests] = this.#informers;
    let forget = () => {};
    const gone = new Promise<void>(resolve => {
      forget = requests.addHandler({
        onDelete: ({ metadata }) => {
          if (metadata.name === name) {
            resolve();
          }
        },
      });
    });
    await within(
      timeoutMs,
      gone,
      () => `ProvisioningRequest '${name}' is not gone`,
    ).finally(forget);
  }

  async stop(): Promise<void> {
    await Promise.all(this.#informers.map(informer => informer.stop()));
  }

  #note(object: KubernetesObject): void {
    const seen = { at: performance.now(), object };
    this.#seen.push(seen);
    this.#listeners.forEach(listener => listener(seen));
  }
}
