import {
  ClusterParameters,
  ClusterTemplate,
  hostLeaseName,
  ProvisioningRequest,
} from '@o2ims-portal/api';
import {
  availabilityOf,
  checkVersions,
  checkVirtualAddress,
  decideHosts,
  HostDecision,
  HostDirectory,
  HostProblem,
} from '@o2ims-portal/host-rules';
import { CloudInventory } from './CloudInventory';

type Parameters = ClusterParameters & { k8sVersion: string };

/** What keeps a cluster from being made on hosts that could be had, or from becoming what is asked for on them. */
function checkFurther(options: {
  parameters: Parameters;
  template: ClusterTemplate;
  directory: HostDirectory;
  decision: HostDecision;
  remote?: ProvisioningRequest;
}): HostProblem[] {
  const { parameters, template, directory, decision, remote } = options;
  const { clusterName, controlPlaneEndpoint, k8sVersion } = parameters;
  const current = remote?.status?.extensions?.cluster;
  if (current) {
    return current.kubernetesVersion === k8sVersion
      ? []
      : checkVersions(
          decision.hosts.map(({ name }) => directory.named(name)!),
          k8sVersion,
        );
  }
  const taken =
    template.spec.controlPlaneEndpoint?.vip &&
    controlPlaneEndpoint &&
    checkVirtualAddress({
      address: controlPlaneEndpoint.host,
      clusterName,
      hosts: directory.hosts,
      // that another cluster has it is said by the O-Cloud
      clusters: [],
    });
  return taken ? [taken] : [];
}

/**
 * The hosts that a request would get now, or what stands in the way.
 *
 * Whether hosts count of which nobody says that they are clean is the O-Cloud's affair: only where it makes no
 * difference is anything said about them.
 */
export function findHosts(options: {
  parameters: Parameters;
  template: ClusterTemplate;
  inventory: CloudInventory;
  isAlive: (uid: string) => boolean;
  remote?: ProvisioningRequest;
}): Pick<HostDecision, 'hosts' | 'problems'> {
  const { parameters, template, inventory, isAlive, remote } = options;
  const directory = HostDirectory.of(inventory.hosts());
  const leases = new Map(
    inventory.leases().map(lease => [lease.metadata.name, lease]),
  );
  const members = remote?.status?.extensions?.hosts ?? [];
  const memberNames = new Set(members.map(({ name }) => name));
  const decide = (acceptUnknown: boolean) =>
    decideHosts({
      parameters: {
        ...parameters,
        requirements: template.spec.nodeRequirements,
      },
      directory,
      members,
      stateOf: host =>
        availabilityOf(host, {
          lease: leases.get(hostLeaseName(host.metadata.name)),
          owner: remote?.metadata.uid ?? '',
          isAlive,
          isMember: memberNames.has(host.metadata.name),
          acceptUnknown,
        }),
    });
  const strict = decide(false);
  const lenient = strict.problems.length > 0 ? decide(true) : strict;
  if (lenient.problems.length > 0) {
    return strict;
  }
  const { hosts } = lenient;
  const problems = checkFurther({ ...options, directory, decision: lenient });
  return { hosts, problems };
}
