import { isConditionTrue, labels, resourceTypes } from '@o2ims-portal/api';
import { mergeConditions, met, NewCondition, unmet } from '../model/conditions';
import { capi } from '../model/names';
import { KubeadmConfig } from '../model/objects';
import { NewObject, ownerOf, Plan } from './Plan';
import { ClusterView, isDeleting } from './views';

const BOOTSTRAP_DATA = Buffer.from(
  '## template: jinja\n#cloud-config\n\n# simulated: the host runs nothing\n',
).toString('base64');

/** What the kubeadm bootstrap controller does next: a data Secret for each config, as soon as it may join or init. */
export function planKubeadmConfigs(view: ClusterView, plan: Plan): void {
  if (!view.cluster || isDeleting(view.cluster)) {
    return;
  }
  for (const config of view.configs) {
    if (!isDeleting(config) && !config.status?.ready) {
      planKubeadmConfig(view, config, plan);
    }
  }
}

function planKubeadmConfig(
  view: ClusterView,
  config: KubeadmConfig,
  plan: Plan,
) {
  const { name, generation } = config.metadata;
  const { status = {} } = config;
  const waiting = reasonToWait(view, config);
  const secret = view.secrets.find(it => it.metadata.name === name);
  if (!waiting && isInitialized(view) && !hasApiServer(view)) {
    // a token to join with has to be made in the workload cluster: tried in vain, and without a word
    return;
  }
  let conditions: NewCondition[];
  if (waiting) {
    conditions = [
      unmet('Ready', waiting),
      unmet('DataSecretAvailable', waiting),
    ];
  } else if (!secret) {
    const data: NewObject = {
      metadata: {
        name,
        namespace: view.namespace,
        labels: { [labels.clusterName]: view.name },
        ownerReferences: [ownerOf(config, { controller: true })],
      },
      type: 'cluster.x-k8s.io/secret',
      data: {
        format: Buffer.from('cloud-config').toString('base64'),
        value: BOOTSTRAP_DATA,
      },
    };
    plan.create(resourceTypes.secret, data);
    return;
  } else {
    conditions = ['Ready', 'CertificatesAvailable', 'DataSecretAvailable'].map(
      met,
    );
  }
  plan.status(resourceTypes.kubeadmConfig, config, {
    ...status,
    ...(!waiting && { ready: true, dataSecretName: name }),
    conditions: mergeConditions(status.conditions, conditions, plan.clock.now),
    observedGeneration: generation,
  });
}

/** Whether there is a machine of the control plane that anybody could join; the last one takes the cluster with it. */
function hasApiServer({ machines }: ClusterView): boolean {
  return machines.some(
    ({ metadata, status }) =>
      capi.controlPlane in (metadata.labels ?? {}) && status?.nodeRef,
  );
}

function isInitialized({ cluster }: ClusterView): boolean {
  return isConditionTrue(
    cluster?.status?.conditions,
    'ControlPlaneInitialized',
  );
}

function reasonToWait(
  view: ClusterView,
  config: KubeadmConfig,
): string | undefined {
  if (!view.cluster?.status?.infrastructureReady) {
    return 'WaitingForClusterInfrastructure';
  }
  const initializes =
    capi.controlPlane in (config.metadata.labels ?? {}) &&
    !view.controlPlane?.status?.initialized;
  return initializes || isInitialized(view)
    ? undefined
    : 'WaitingForControlPlaneAvailable';
}
