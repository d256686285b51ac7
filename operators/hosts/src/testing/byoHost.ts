import { annotations, ByoHost, labels } from '@o2ims-portal/api';

const BYOH = 'infrastructure.cluster.x-k8s.io/v1beta1';

/**
 * A clean ByoHost with an address made from its id.
 *
 * @public
 */
export function byoHost(options: {
  name: string;
  hostId?: string;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  cluster?: string;
  machine?: string;
  addresses?: string[];
  bootstrap?: Partial<
    NonNullable<NonNullable<ByoHost['status']>['conditions']>[number]
  >;
}): ByoHost {
  const { name, hostId, cluster, machine, addresses, bootstrap } = options;
  return {
    apiVersion: BYOH,
    kind: 'ByoHost',
    metadata: {
      name,
      namespace: 'default',
      uid: `uid-of-${name}`,
      labels: {
        ...(hostId && { [labels.hostId]: hostId }),
        ...(cluster && { [labels.clusterName]: cluster }),
        ...options.labels,
      },
      annotations: options.annotations ?? {
        [annotations.cleanSince]: '2026-01-01T00:00:01Z',
      },
    },
    status: {
      ...(machine && {
        machineRef: { apiVersion: BYOH, kind: 'ByoMachine', name: machine },
      }),
      network: [
        {
          networkInterfaceName: 'eth0',
          isDefault: true,
          ipAddrs: addresses ?? [`10.0.0.${hostId ?? 99}/24`],
        },
      ],
      ...(bootstrap && {
        conditions: [
          {
            type: 'K8sNodeBootstrapSucceeded',
            status: 'False',
            lastTransitionTime: '2026-01-01T00:00:00Z',
            ...bootstrap,
          },
        ],
      }),
    },
  };
}
