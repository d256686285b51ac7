import {
  annotations,
  apiVersionOf,
  ByoHost,
  labels,
  ObjectReference,
  resourceTypes,
} from '@o2ims-portal/api';
import { TestPlane } from './TestPlane';

const namespace = 'default';

/** Plays hosts with their agents and cleaners, and BYOH, which gives hosts to machines. */
export class PlayedHosts extends TestPlane {
  /** Plays the agent of a host that registers itself, and its cleaner. */
  async registerHost(
    hostId: string | undefined,
    name = `byoh-${hostId}`,
    options: {
      labels?: Record<string, string>;
      annotations?: Record<string, string>;
    } = {},
  ): Promise<ByoHost> {
    const type = resourceTypes.byoHost;
    await this.client.create(type, {
      apiVersion: apiVersionOf(type),
      kind: type.kind,
      metadata: {
        name,
        namespace,
        labels: {
          ...(hostId && { [labels.hostId]: hostId }),
          ...options.labels,
        },
        annotations: options.annotations ?? {
          [annotations.cleanSince]: new Date().toISOString(),
        },
      },
    });
    return this.setStatus(type, name, {
      network: [
        {
          networkInterfaceName: 'eth0',
          isDefault: true,
          macAddr: '02:00:00:00:00:01',
          ipAddrs: [`10.0.0.${hostId ?? 99}/24`],
        },
      ],
    });
  }

  /** Plays BYOH, which gives a host to a machine of a cluster, or its agent, which lets go. */
  async claimHost(name: string, cluster: string | null): Promise<void> {
    const machineRef: ObjectReference | null = cluster
      ? {
          apiVersion: apiVersionOf(resourceTypes.byoMachine),
          kind: 'ByoMachine',
          name: `${cluster}-machine`,
          namespace,
        }
      : null;
    await this.client.patch(
      resourceTypes.byoHost,
      { namespace, name },
      { metadata: { labels: { [labels.clusterName]: cluster } } },
    );
    await this.setStatus(resourceTypes.byoHost, name, { machineRef });
  }

  /** Plays people and cleaners: changes labels and annotations of a host; null takes one away. */
  async markHost(
    name: string,
    marks: {
      labels?: Record<string, string | null>;
      annotations?: Record<string, string | null>;
    },
  ): Promise<void> {
    await this.client.patch(
      resourceTypes.byoHost,
      { namespace, name },
      { metadata: marks },
    );
  }

  async deleteHost(name: string): Promise<void> {
    await this.client.delete(resourceTypes.byoHost, { namespace, name });
  }

  /** Plays the agent that lets a host go, on which the cluster still runs. */
  async leaveDirty(name: string): Promise<void> {
    await this.setStatus(resourceTypes.byoHost, name, {
      conditions: [
        {
          type: 'K8sNodeBootstrapSucceeded',
          status: 'False',
          reason: 'K8sNodeAbsent',
          lastTransitionTime: new Date().toISOString(),
        },
      ],
    });
    await this.claimHost(name, null);
  }

  /** Plays the cleaner of a host. */
  async clean(name: string): Promise<void> {
    await this.markHost(name, {
      annotations: {
        [annotations.cleanSince]: new Date().toISOString(),
        [annotations.cleaningFailed]: null,
      },
    });
  }
}
