import { labels, Lease } from '@o2ims-portal/api';

/**
 * The Lease with which a request reserves a host.
 *
 * @public
 */
export function hostLease(options: {
  host: string;
  holder: string;
  request?: string;
  cluster?: string;
}): Lease {
  const { host, holder, request = `request-${holder}`, cluster } = options;
  return {
    apiVersion: 'coordination.k8s.io/v1',
    kind: 'Lease',
    metadata: {
      name: `byohost-${host}`,
      namespace: 'default',
      labels: {
        [labels.reservedHost]: host,
        [labels.provisioningRequest]: request,
        [labels.provisioningRequestUid]: holder,
        ...(cluster && { [labels.clusterName]: cluster }),
      },
    },
    spec: { holderIdentity: holder },
  };
}
