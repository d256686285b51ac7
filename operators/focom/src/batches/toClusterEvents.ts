import { FocomProvisioningRequest } from '@o2ims-portal/api';
import { ObjectEvent } from '@o2ims-portal/operator-runtime';

type Status = FocomProvisioningRequest['status'];

/** What to tell about the clusters of a request for several: which of them came to an end, good or bad. */
export function toClusterEvents(
  previous: Status,
  next: NonNullable<Status>,
): ObjectEvent[] {
  const before = new Map(
    (previous?.clusters ?? []).map(({ name, phase }) => [name, phase]),
  );
  return (next.clusters ?? [])
    .filter(({ name, phase }) => phase !== before.get(name))
    .flatMap(({ name, phase, message }): ObjectEvent[] => {
      switch (phase) {
        case 'FULFILLED':
          return [
            {
              type: 'Normal',
              reason: 'ClusterFulfilled',
              message: `Cluster '${name}': ${message}`,
            },
          ];
        case 'FAILED':
          return [
            {
              type: 'Warning',
              reason: 'ClusterFailed',
              message: `Cluster '${name}': ${message}`,
            },
          ];
        default:
          return [];
      }
    });
}
