import {
  addressOfHost,
  ByoHost,
  ClusterParameters,
  ClusterTemplate,
  withDefaults,
} from '@o2ims-portal/api';
import {
  ClusterPlan,
  PlannedAddon,
  PlannedHost,
  PlannedRequest,
} from './ClusterPlan';

const API_SERVER_PORT = 6443;

/** Those that every cluster of the template gets, and those that the request asks for. */
export function chooseAddons(
  { spec }: Pick<ClusterTemplate, 'spec'>,
  asked: readonly string[] = [],
): PlannedAddon[] {
  return (spec.addons ?? [])
    .filter(
      ({ name, enabledByDefault }) => enabledByDefault || asked.includes(name),
    )
    .map(({ name, resources }) => ({ name, resources }));
}

/**
 * Decides what a cluster is made from.
 *
 * Without an endpoint of its own, a cluster is reached at its first master's address: the one that the request
 * gives, else the one that the host reports.
 *
 * @returns undefined when nobody says at which address the cluster is to be reached
 */
export function planCluster(options: {
  template: Pick<ClusterTemplate, 'spec'>;
  request: PlannedRequest;
  hosts: PlannedHost[];
  /** The first master, as BYOH knows it. */
  firstMaster: ByoHost;
}): ClusterPlan | undefined {
  const { template, request, hosts, firstMaster } = options;
  const parameters = withDefaults(
    template,
    request.templateParameters as unknown as ClusterParameters,
  );
  const { kubeadm, controlPlaneEndpoint } = template.spec;
  const addons = chooseAddons(template, parameters.addons);
  const host =
    parameters.controlPlaneEndpoint?.host ??
    parameters.hosts?.masters?.[0]?.hostIp ??
    addressOfHost(firstMaster);
  if (!host) {
    return undefined;
  }
  return {
    request,
    clusterName: parameters.clusterName,
    kubernetesVersion: parameters.k8sVersion,
    endpoint: {
      host,
      port: parameters.controlPlaneEndpoint?.port ?? API_SERVER_PORT,
    },
    podCidr: parameters.podCidr,
    serviceCidr: parameters.serviceCidr,
    hosts,
    ...(kubeadm && { kubeadm }),
    ...(controlPlaneEndpoint?.vip && { vip: controlPlaneEndpoint.vip }),
    ...(addons.length > 0 && { addons }),
  };
}
