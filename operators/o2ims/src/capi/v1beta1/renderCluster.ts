import {
  addonName,
  apiVersionOf,
  controlPlaneName,
  labels,
  ObjectReference,
  requestLabels,
  ResourceType,
  resourceTypes,
  workerConfigName,
  workerName,
} from '@o2ims-portal/api';
import { PlannedHost } from '@o2ims-portal/host-rules';
import { ClusterPlan, hostsOf } from '../../plan/ClusterPlan';
import { toPlanAnnotation } from '../../plan/planOnCluster';
import { ObjectOwner, RenderedObject } from '../RenderedObject';
import { renderClusterResourceSet } from './renderClusterResourceSet';
import {
  renderControlPlaneConfig,
  renderWorkerConfig,
} from './renderKubeadmConfig';

/** How a worker is replaced: its host is pinned and there is no other, so the old machine has to go first. */
const ONE_AT_A_TIME = {
  type: 'RollingUpdate',
  rollingUpdate: { maxSurge: 0, maxUnavailable: 1 },
};

/**
 * How long Cluster API tries to delete the Node of a Machine that goes. By default it gives up after 10 s, which is
 * less than a virtual address takes to move to another master; the Node would stay for good, and a Machine that comes
 * to the same host could not join before it counts as dead.
 */
const NODE_DELETION_TIMEOUT = '5m0s';

/**
 * With so many masters Cluster API may take one away before its successor comes, which is how they are replaced on
 * pinned hosts: there is no further host for a successor that comes first.
 */
const MASTERS_TO_SPARE_ONE = 3;

/**
 * BYOH takes the first unclaimed host that matches: the `host-id` label says which that is. Where a Machine is replaced
 * on its own host, BYOH would take that again while it is being cleaned.
 */
function selectHosts(hosts: readonly PlannedHost[]): object {
  return {
    matchExpressions: [
      {
        key: labels.hostId,
        operator: 'In',
        values: hosts.map(host => host.hostId),
      },
      { key: labels.needsCleaning, operator: 'DoesNotExist' },
    ],
  };
}

/**
 * The objects of Cluster API's v1beta1 contract that make a cluster on pinned, prepared hosts. The Cluster comes
 * first: it is made first, and claims the name for the rest. The order of the others does not matter.
 *
 * There is no `installerRef`: with it BYOH looks for a bundle that no registry offers any more, and machines of
 * hosts that are prepared already never become ready.
 */
export function renderCluster(
  plan: ClusterPlan,
  owner: ObjectOwner,
): [cluster: RenderedObject, ...others: RenderedObject[]] {
  const { clusterName, kubernetesVersion, endpoint } = plan;
  const { namespace } = owner;
  const masters = hostsOf(plan, 'control-plane');

  const make = (
    type: ResourceType,
    name: string,
    spec: object,
    annotations?: Record<string, string>,
  ): RenderedObject => ({
    type,
    object: {
      apiVersion: apiVersionOf(type),
      kind: type.kind,
      metadata: {
        name,
        namespace,
        labels: {
          ...requestLabels({ metadata: owner }),
          [labels.clusterName]: clusterName,
        },
        ...(annotations && { annotations }),
      },
      spec,
    },
  });
  const refer = (type: ResourceType, name: string): ObjectReference => ({
    apiVersion: apiVersionOf(type),
    kind: type.kind,
    name,
    namespace,
  });
  const machineTemplate = (name: string, hosts: PlannedHost[]) =>
    make(resourceTypes.byoMachineTemplate, name, {
      template: { spec: { selector: selectHosts(hosts) } },
    });

  const controlPlane = controlPlaneName(clusterName);
  const configOf = ({ taints = [] }: PlannedHost) =>
    workerConfigName(
      clusterName,
      taints.length > 0 ? JSON.stringify(taints) : undefined,
    );
  const configs = new Map(
    hostsOf(plan, 'worker').map(host => [configOf(host), host.taints]),
  );
  const workers = hostsOf(plan, 'worker').flatMap(host => {
    const name = workerName(clusterName, host.hostId);
    const machineLabels = {
      [labels.clusterName]: clusterName,
      [labels.machineDeployment]: name,
    };
    return [
      machineTemplate(name, [host]),
      make(resourceTypes.machineDeployment, name, {
        clusterName,
        replicas: 1,
        selector: { matchLabels: machineLabels },
        strategy: ONE_AT_A_TIME,
        template: {
          metadata: { labels: { ...host.labels, ...machineLabels } },
          spec: {
            clusterName,
            version: kubernetesVersion,
            bootstrap: {
              configRef: refer(
                resourceTypes.kubeadmConfigTemplate,
                configOf(host),
              ),
            },
            infrastructureRef: refer(resourceTypes.byoMachineTemplate, name),
            nodeDeletionTimeout: NODE_DELETION_TIMEOUT,
          },
        },
      }),
    ];
  });

  return [
    make(
      resourceTypes.cluster,
      clusterName,
      {
        clusterNetwork: {
          pods: { cidrBlocks: [plan.podCidr] },
          services: { cidrBlocks: [plan.serviceCidr] },
          serviceDomain: 'cluster.local',
        },
        controlPlaneRef: refer(resourceTypes.kubeadmControlPlane, controlPlane),
        infrastructureRef: refer(resourceTypes.byoCluster, clusterName),
      },
      { ...owner.annotations, ...toPlanAnnotation(plan) },
    ),
    make(resourceTypes.byoCluster, clusterName, {
      controlPlaneEndpoint: endpoint,
    }),
    machineTemplate(controlPlane, masters),
    make(resourceTypes.kubeadmControlPlane, controlPlane, {
      replicas: masters.length,
      version: kubernetesVersion,
      ...(masters.length >= MASTERS_TO_SPARE_ONE && {
        rolloutStrategy: {
          type: 'RollingUpdate',
          rollingUpdate: { maxSurge: 0 },
        },
      }),
      machineTemplate: {
        ...(masters[0].labels && { metadata: { labels: masters[0].labels } }),
        infrastructureRef: refer(
          resourceTypes.byoMachineTemplate,
          controlPlane,
        ),
        nodeDeletionTimeout: NODE_DELETION_TIMEOUT,
      },
      kubeadmConfigSpec: renderControlPlaneConfig(plan),
    }),
    ...[...configs].map(([name, taints]) =>
      make(resourceTypes.kubeadmConfigTemplate, name, {
        template: { spec: renderWorkerConfig(plan, taints) },
      }),
    ),
    ...workers,
    ...(plan.addons ?? []).map(addon =>
      make(
        resourceTypes.clusterResourceSet,
        addonName(clusterName, addon.name),
        renderClusterResourceSet(clusterName, addon),
      ),
    ),
  ];
}
