import {
  Cluster,
  Condition,
  findCondition,
  kubeconfigSecretName,
  ProvisioningRequest,
  ProvisioningState,
  templateObjectName,
} from '@o2ims-portal/api';
import { ClusterPlan } from '../plan/ClusterPlan';
import { toProvisioningStatus } from './toProvisioningStatus';
import { currentStage } from './toState';

type Status = NonNullable<ProvisioningRequest['status']>;

export interface StatusOptions {
  request: ProvisioningRequest;
  state: ProvisioningState;
  /** Every stage's condition, in order. */
  conditions: Condition[];
  /** In place of what the stage says that is worked on now. */
  message?: string;
  /** Said in addition. */
  notice?: string;
  plan?: ClusterPlan;
  cluster?: Cluster;
  namespace: string;
  /** Whether nothing was done or found out: what the request asks for since is not taken up yet. */
  held?: boolean;
  now: Date;
}

function toExtensions(
  plan: ClusterPlan,
  namespace: string,
): Status['extensions'] {
  const { request, clusterName, endpoint, kubernetesVersion, hosts } = plan;
  const { host, port } = endpoint;
  return {
    cluster: {
      name: clusterName,
      namespace,
      // of an adopted cluster both may not be known yet
      ...(host && { controlPlaneEndpoint: `${host}:${port}` }),
      ...(kubernetesVersion && { kubernetesVersion }),
      kubeconfigSecret: kubeconfigSecretName(clusterName),
      ...(plan.adopted && { adopted: true }),
    },
    ...(!plan.adopted && {
      template: templateObjectName(
        request.templateName,
        request.templateVersion,
      ),
    }),
    hosts: hosts.map(({ name, hostId, role }) => ({
      name,
      ...(hostId && { hostId }),
      role,
    })),
  };
}

/** What was provisioned, by its identifiers, and in our own words. */
function toProvisioned(
  options: StatusOptions,
): Pick<Status, 'provisionedResourceSet' | 'extensions'> {
  const { request, plan, cluster, held } = options;
  if (!plan) {
    const { provisionedResourceSet, extensions } = request.status ?? {};
    const { name, namespace, adopted } = extensions?.cluster ?? {};
    if (!adopted) {
      return {};
    }
    // what a request has begun as it stays, also while there is no Cluster
    return held
      ? {
          ...(provisionedResourceSet && { provisionedResourceSet }),
          extensions,
        }
      : { extensions: { cluster: { name, namespace, adopted } } };
  }
  return {
    ...(cluster?.metadata.uid && {
      provisionedResourceSet: {
        oCloudNodeClusterId: cluster.metadata.uid,
        oCloudInfrastructureResourceIds: plan.hosts.map(({ uid }) => uid),
      },
    }),
    extensions: toExtensions(plan, options.namespace),
  };
}

/**
 * A request's status. The times of the conditions and of the state move only when those do, so that a status in
 * which nothing happened equals the one before it.
 */
export function toStatus(options: StatusOptions): Status {
  const { request, state, conditions, notice, now } = options;
  const shown = currentStage(conditions) ?? findCondition(conditions, 'Ready');
  const message = [options.message ?? shown?.message, notice]
    .filter(Boolean)
    .join('. ');
  return {
    observedGeneration: options.held
      ? request.status?.observedGeneration
      : request.metadata.generation,
    provisioningStatus: toProvisioningStatus(request, state, message, now),
    ...toProvisioned(options),
    conditions,
  };
}
