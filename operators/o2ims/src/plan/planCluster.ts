import {
  addressOfHost,
  ByoHost,
  ClusterParameters,
  ClusterTemplate,
  withDefaults,
} from '@o2ims-portal/api';
import { PlannedHost } from '@o2ims-portal/host-rules';
import { ClusterPlan, PlannedAddon, PlannedRequest } from './ClusterPlan';
import { withNodeSettings } from './withNodeSettings';

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

type Endpoint = Pick<ClusterPlan, 'endpoint' | 'endpointOf'>;

/**
 * Where a cluster is reached: at the endpoint that the request gives, else for good where it was reached at first,
 * which is its first master's address: the one that the request gives, else the one that the host reports.
 */
function toEndpoint(options: {
  parameters: ClusterParameters;
  masters: readonly ByoHost[];
  isVirtual: boolean;
  current?: ClusterPlan;
}): Endpoint | undefined {
  const { parameters, masters, isVirtual, current } = options;
  const [firstMaster] = masters;
  const { host, port = API_SERVER_PORT } =
    parameters.controlPlaneEndpoint ?? {};
  if (host) {
    const owner = masters.find(master => addressOfHost(master) === host);
    const endpointOf =
      current?.endpointOf ?? (isVirtual ? undefined : owner?.metadata.name);
    return { endpoint: { host, port }, ...(endpointOf && { endpointOf }) };
  }
  if (current) {
    const { endpointOf } = current;
    return {
      endpoint: current.endpoint,
      ...(endpointOf && { endpointOf }),
    };
  }
  const address =
    parameters.hosts?.masters?.[0]?.hostIp ?? addressOfHost(firstMaster);
  return address
    ? {
        endpoint: { host: address, port },
        endpointOf: firstMaster.metadata.name,
      }
    : undefined;
}

/**
 * Decides what a cluster is made from, or is to become.
 *
 * @returns undefined when nobody says at which address the cluster is to be reached
 */
export function planCluster(options: {
  template: Pick<ClusterTemplate, 'spec'>;
  request: PlannedRequest;
  hosts: PlannedHost[];
  /** The masters, in the order in which they were asked for, as BYOH knows them. */
  masters: readonly ByoHost[];
  /** What the cluster that is there was made from. */
  current?: ClusterPlan;
}): ClusterPlan | undefined {
  const { template, request, hosts, masters, current } = options;
  const parameters = withDefaults(
    template,
    request.templateParameters as unknown as ClusterParameters,
  );
  const { kubeadm, controlPlaneEndpoint } = template.spec;
  const addons = chooseAddons(template, parameters.addons);
  const endpoint = toEndpoint({
    parameters,
    masters,
    isVirtual: Boolean(controlPlaneEndpoint?.vip),
    current,
  });
  if (!endpoint) {
    return undefined;
  }
  return {
    request,
    clusterName: parameters.clusterName,
    kubernetesVersion: parameters.k8sVersion,
    ...endpoint,
    podCidr: parameters.podCidr,
    serviceCidr: parameters.serviceCidr,
    hosts: withNodeSettings(hosts, parameters),
    ...(kubeadm && { kubeadm }),
    ...(controlPlaneEndpoint?.vip && { vip: controlPlaneEndpoint.vip }),
    ...(addons.length > 0 && { addons }),
  };
}
