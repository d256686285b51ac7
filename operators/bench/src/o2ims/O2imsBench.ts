import {
  apiVersionOf,
  ProvisioningRequest,
  resourceTypes,
} from '@o2ims-portal/api';
import { KubernetesClient } from '@o2ims-portal/kubernetes-client';
import { Cleanups } from '../plane/Cleanups';
import { RealLab } from '../plane/RealLab';
import { ClusterWatch } from './ClusterWatch';
import { O2imsOptions } from './O2imsOptions';
import { isFulfilled, OwnPart, toOwnPart } from './toOwnPart';

const type = resourceTypes.provisioningRequest;
/** The real controllers wait on timers of their own, and machines may be busy. */
const TIMEOUT_MS = 10 * 60_000;

/** Makes clusters beside the real controllers, and takes them down again. */
export class O2imsBench {
  readonly #options: O2imsOptions;
  readonly #say: (text: string) => void;
  readonly #cleanups = Cleanups.create();

  static create(options: {
    options: O2imsOptions;
    say: (text: string) => void;
  }): O2imsBench {
    return new O2imsBench(options.options, options.say);
  }

  private constructor(options: O2imsOptions, say: (text: string) => void) {
    this.#options = options;
    this.#say = say;
  }

  async run(): Promise<OwnPart[]> {
    try {
      return await this.#measure();
    } finally {
      await this.stop();
    }
  }

  async stop(): Promise<void> {
    await this.#cleanups.run();
  }

  async #measure(): Promise<OwnPart[]> {
    const { clusters, data } = this.#options;
    const lab = await RealLab.start({ data, hosts: 2 });
    this.#cleanups.add(() => lab.stop());
    const client = KubernetesClient.fromKubeconfig({ file: lab.kubeconfig });
    this.#cleanups.add(() => client.close());
    const watch = await ClusterWatch.start({
      client,
      onError: error => this.#say(`! ${error.message}`),
    });
    this.#cleanups.add(() => watch.stop());
    const parts: OwnPart[] = [];
    for (let i = 1; i <= clusters; i++) {
      this.#say(`Cluster ${i} of ${clusters}`);
      parts.push(await this.#makeOne(client, watch, `bench-${i}`));
    }
    return parts;
  }

  async #makeOne(
    client: KubernetesClient,
    watch: ClusterWatch,
    name: string,
  ): Promise<OwnPart> {
    watch.take();
    const sentAt = performance.now();
    const fulfilled = watch.until(
      `ProvisioningRequest '${name}' is fulfilled`,
      object => object.metadata.name === name && isFulfilled(object),
      TIMEOUT_MS,
    );
    const [request] = await Promise.all([
      client.create<ProvisioningRequest>(type, {
        apiVersion: apiVersionOf(type),
        kind: type.kind,
        metadata: { name },
        spec: {
          name,
          templateName: 'byoh-workload-cluster',
          templateVersion: 'v1.0.0',
          templateParameters: {
            clusterName: name,
            hosts: { masters: [{ hostId: '1' }], workers: [{ hostId: '2' }] },
          },
        },
      }),
      fulfilled,
    ]);
    const part = toOwnPart({
      sentAt,
      requestUid: request.metadata.uid!,
      seen: watch.take(),
    });
    const gone = watch.untilGone(name, TIMEOUT_MS);
    await client.delete(type, { name });
    await gone;
    return part;
  }
}
