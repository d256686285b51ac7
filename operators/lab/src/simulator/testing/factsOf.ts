import { ClusterApiCondition, KubernetesObject } from '@o2ims-portal/api';

/** Any object, with the fields that tests look at. */
export interface Observed extends KubernetesObject {
  spec?: { [field: string]: unknown };
  status?: {
    conditions?: ClusterApiCondition[];
    phase?: string;
    [field: string]: unknown;
  };
  type?: string;
  data?: Record<string, string>;
}

const STATUS_FIELDS = [
  'phase',
  'ready',
  'initialized',
  'infrastructureReady',
  'controlPlaneReady',
  'bootstrapReady',
  'replicas',
  'readyReplicas',
  'updatedReplicas',
  'availableReplicas',
  'unavailableReplicas',
];

/** What of an object is worth a line in a history, each as a word. */
export function factsOf(object: Observed | undefined): Record<string, string> {
  if (!object) {
    return {};
  }
  const { kind, metadata, spec = {}, status = {} } = object;
  const isHost = kind === 'ByoHost';
  const all: Record<string, unknown> = {
    deleting: Boolean(metadata.deletionTimestamp) || undefined,
    finalizers: metadata.finalizers?.join(' '),
    owners: metadata.ownerReferences?.map(owner => owner.kind).join(' '),
    providerID: spec.providerID ? 'set' : undefined,
    nodeRef: status.nodeRef ? 'set' : undefined,
    ...(isHost && {
      claimed: metadata.labels?.['cluster.x-k8s.io/cluster-name'] ?? 'none',
      machineRef: (status.machineRef as { name?: string })?.name ?? 'none',
    }),
  };
  for (const field of STATUS_FIELDS) {
    all[field] = status[field];
  }
  for (const condition of status.conditions ?? []) {
    const { type, status: state, reason, severity } = condition;
    all[type] = [state, reason, severity].filter(Boolean).join(':');
  }
  return Object.fromEntries(
    Object.entries(all)
      .filter(([, value]) => value !== undefined && value !== '')
      .map(([name, value]) => [name, String(value)]),
  );
}
