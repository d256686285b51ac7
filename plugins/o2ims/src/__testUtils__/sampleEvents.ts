import { ResourceEvent } from '@o2ims-portal/plugin-o2ims-common';

/** Two events, the newer one a warning. */
export function sampleEvents(now: number = Date.now()): ResourceEvent[] {
  const before = (seconds: number) =>
    new Date(now - seconds * 1_000).toISOString();
  return [
    {
      id: 'event-2',
      type: 'Warning',
      reason: 'BootstrapFailed',
      message: 'kubeadm join did not end',
      count: 3,
      firstSeenAt: before(60),
      lastSeenAt: before(5),
      kind: 'ByoHost',
      namespace: 'default',
      name: 'byoh-4',
    },
    {
      id: 'event-1',
      type: 'Normal',
      reason: 'HostsReserved',
      message: 'Reserved byoh-3 and byoh-4',
      count: 1,
      firstSeenAt: before(90),
      lastSeenAt: before(90),
      kind: 'ProvisioningRequest',
      name: 'edge-1a2b3c4d',
    },
  ];
}
