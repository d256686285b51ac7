import {
  apiVersionOf,
  ByoHost,
  labels,
  resourceTypes,
} from '@o2ims-portal/api';
import { ApiError, KubernetesClient } from '@o2ims-portal/kubernetes-client';
import { DEFAULT_PREFIX, hostName } from '../model/hostHardware';
import { Place } from './lookAt';

/** Where the simulated hosts are registered. */
export const HOST_NAMESPACE = 'default';

/** Makes the ByoHosts that are missing; those of an earlier run stay as they are. */
export async function registerHosts(options: {
  client: KubernetesClient;
  count: number;
  prefix: string;
  exists(place: Place): boolean;
}): Promise<void> {
  const { client, count, prefix, exists } = options;
  const type = resourceTypes.byoHost;
  const ordinals = Array.from({ length: count }, (_, index) => index + 1);
  await Promise.all(
    ordinals.map(async ordinal => {
      const name = hostName(ordinal, prefix);
      const place = { namespace: HOST_NAMESPACE, name };
      if (exists(place)) {
        return;
      }
      const host: ByoHost = {
        apiVersion: apiVersionOf(type),
        kind: type.kind,
        metadata: {
          ...place,
          labels: {
            [labels.hostId]: prefix === DEFAULT_PREFIX ? String(ordinal) : name,
            [labels.simulated]: 'true',
          },
        },
        spec: {},
      };
      try {
        await client.create(type, host);
      } catch (error) {
        if (!ApiError.isAlreadyExists(error)) {
          throw error;
        }
      }
    }),
  );
}
