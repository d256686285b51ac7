import { ByoHost, Cluster, reasons } from '@o2ims-portal/api';
import { HostProblem } from './HostProblem';

/**
 * Why an address cannot become that of a cluster, as far as is known: nobody may have it yet. One that a host has
 * would move away with it, and BYOH begins a cluster on any of its masters.
 *
 * @public
 */
export function checkVirtualAddress(options: {
  address: string;
  /** The cluster that it is for. */
  clusterName: string;
  hosts: readonly ByoHost[];
  clusters: readonly Cluster[];
}): HostProblem | undefined {
  const { address, clusterName, hosts, clusters } = options;
  const host = hosts.find(({ status }) =>
    status?.network?.some(({ ipAddrs = [] }) =>
      ipAddrs.some(ip => ip.split('/')[0] === address),
    ),
  );
  const cluster = clusters.find(
    ({ metadata, spec }) =>
      metadata.name !== clusterName &&
      spec?.controlPlaneEndpoint?.host === address,
  );
  // a virtual address is among those of the master that has it
  const holder = cluster
    ? `cluster '${cluster.metadata.name}' is reached at it`
    : host && `host '${host.metadata.name}' has it`;
  return holder
    ? {
        reason: reasons.invalidParameters,
        message: `the address ${address} is to be the cluster's own, but ${holder}; give controlPlaneEndpoint an address of the hosts' network that nobody uses`,
      }
    : undefined;
}
