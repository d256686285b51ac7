import {
  annotations,
  apiVersionOf,
  ByoHost,
  labels,
  resourceTypes,
} from '@o2ims-portal/api';
import { KubernetesClient } from '@o2ims-portal/kubernetes-client';

const type = resourceTypes.byoHost;

/** Registers hosts `bench-<n>` with `host-id` n, from 1 on that are clean, as BYOH's agents and the hosts' cleaners do. */
export async function registerHosts(options: {
  client: KubernetesClient;
  count: number;
}): Promise<void> {
  const { client, count } = options;
  await Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const key = { namespace: 'default', name: `bench-${index + 1}` };
      await client.create<ByoHost>(type, {
        apiVersion: apiVersionOf(type),
        kind: type.kind,
        metadata: {
          ...key,
          labels: {
            [labels.hostId]: String(index + 1),
            [labels.simulated]: 'true',
          },
          annotations: { [annotations.cleanSince]: new Date().toISOString() },
        },
      });
      await client.patch(
        type,
        key,
        {
          status: {
            hostinfo: {
              osname: 'linux',
              osimage: 'bench',
              architecture: 'amd64',
            },
            network: [
              {
                networkInterfaceName: 'eth0',
                isDefault: true,
                connected: true,
                macAddr: '02:00:00:00:00:00',
                ipAddrs: [
                  `10.99.${Math.floor(index / 250)}.${(index % 250) + 1}/16`,
                ],
              },
            ],
          },
        },
        { subresource: 'status' },
      );
    }),
  );
}
