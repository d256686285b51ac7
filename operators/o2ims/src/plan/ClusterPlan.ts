import { ClusterTemplate, ProvisioningRequest } from '@o2ims-portal/api';
import { PlannedHost } from '@o2ims-portal/host-rules';

type TemplateSpec = ClusterTemplate['spec'];

/** What a template tells kubeadm. */
export type KubeadmSettings = NonNullable<TemplateSpec['kubeadm']>;

/** kube-vip, which keeps the endpoint's address on one of the masters. */
export type VirtualAddress = NonNullable<
  NonNullable<TemplateSpec['controlPlaneEndpoint']>['vip']
>;

/** An add-on that a cluster gets. */
export type PlannedAddon = Pick<
  NonNullable<TemplateSpec['addons']>[number],
  'name' | 'resources'
>;

/** The part of a request that a cluster is made from. */
export type PlannedRequest = Pick<
  ProvisioningRequest['spec'],
  'templateName' | 'templateVersion' | 'templateParameters'
>;

/**
 * Everything that a cluster's objects are made from, with defaults filled in and hosts found. It is decided once and
 * kept on the Cluster, so that neither a changed template, nor a changed host, nor a changed request alters half of
 * a cluster that is there already.
 */
export interface ClusterPlan {
  request: PlannedRequest;
  clusterName: string;
  kubernetesVersion: string;
  endpoint: { host: string; port: number };
  /** The master whose own address the endpoint is. */
  endpointOf?: string;
  podCidr: string;
  serviceCidr: string;
  hosts: PlannedHost[];
  kubeadm?: KubeadmSettings;
  vip?: VirtualAddress;
  addons?: PlannedAddon[];
  /** Somebody else made the cluster: this is what it is like, not what it is to become. */
  adopted?: true;
}

/** The hosts of one role, in the order in which they were asked for. */
export function hostsOf(
  plan: Pick<ClusterPlan, 'hosts'>,
  role: PlannedHost['role'],
): PlannedHost[] {
  return plan.hosts.filter(host => host.role === role);
}

/** The part of a request that a plan remembers. */
export function toPlannedRequest(request: ProvisioningRequest): PlannedRequest {
  const { templateName, templateVersion, templateParameters } = request.spec;
  return { templateName, templateVersion, templateParameters };
}
