import {
  ByoHost,
  ClusterTemplate,
  Condition,
  findCondition,
  hostOfLease,
  HostState,
  Lease,
  OCloud,
  reasons,
  setCondition,
  toHostState,
} from '@o2ims-portal/api';
import { cloudConditions, CloudCondition } from './CloudFailure';
import { CloudHealth } from './OCloudConnection';

type Status = NonNullable<OCloud['status']>;
type Capacity = NonNullable<Status['capacity']>;

/** What is known of an O-Cloud. */
export interface CloudFacts {
  health: CloudHealth;
  /** Of requests that name it. */
  requestCount: number;
  /** Undefined where it is this very cluster. */
  server?: string;
  clusterId?: string;
  lastContact?: Date;
  /** Undefined as long as they are not known. */
  hosts?: readonly ByoHost[];
  leases?: readonly Lease[];
  templates?: readonly ClusterTemplate[];
  /** What the deletion of the OCloud waits for. */
  waitsFor?: string;
}

const CONNECTED: Record<CloudCondition, string> = {
  Reachable: 'The O-Cloud answers.',
  Authorized: 'FOCOM may do there what it has to.',
  ApiServed:
    'It serves provisioningrequests of o2ims.provisioning.oran.org/v1alpha1.',
};

function toCondition(
  type: CloudCondition,
  health: CloudHealth,
): Omit<Condition, 'lastTransitionTime'> {
  if (health === 'connected') {
    return {
      type,
      status: 'True',
      reason: reasons.connected,
      message: CONNECTED[type],
    };
  }
  if (health === 'connecting') {
    return {
      type,
      status: 'Unknown',
      reason: reasons.connecting,
      message: 'FOCOM is connecting to the O-Cloud.',
    };
  }
  const { condition, reason, message } = health;
  const order =
    cloudConditions.indexOf(type) - cloudConditions.indexOf(condition);
  if (order < 0) {
    return {
      type,
      status: 'True',
      reason: reasons.connected,
      message: CONNECTED[type],
    };
  }
  return order === 0
    ? { type, status: 'False', reason, message }
    : {
        type,
        status: 'Unknown',
        reason: reasons.waiting,
        message: `Not known as long as ${condition} is not True.`,
      };
}

/** Counts the hosts of an O-Cloud by what they do. */
export function toCapacity(
  hosts: readonly ByoHost[],
  leases: readonly Lease[],
): Capacity {
  const reserved = new Map(leases.map(lease => [hostOfLease(lease), lease]));
  const states = hosts.map(host =>
    toHostState(host, reserved.get(host.metadata.name)),
  );
  const count = (state: HostState) =>
    states.filter(other => other === state).length;
  const counts = {
    free: count('free'),
    reserved: count('reserved'),
    inUse: count('in-use'),
  };
  const { free, reserved: kept, inUse } = counts;
  return {
    hosts: hosts.length,
    ...counts,
    other: hosts.length - free - kept - inUse,
  };
}

function toTemplates(
  templates: readonly ClusterTemplate[],
): NonNullable<Status['templates']> {
  return templates
    .map(({ spec: { name, version, deprecated } }) => ({
      name,
      version,
      ...(deprecated && { deprecated }),
    }))
    .sort(
      (a, b) =>
        a.name.localeCompare(b.name) || a.version.localeCompare(b.version),
    );
}

function toMessage(
  { health, server, waitsFor }: CloudFacts,
  previous: string | undefined,
): string {
  if (waitsFor) {
    return waitsFor;
  }
  if (health === 'connecting') {
    return previous ?? 'FOCOM is connecting to the O-Cloud.';
  }
  return health === 'connected'
    ? `Ready: ${server ?? 'this is the cluster that FOCOM runs on'}.`
    : health.message;
}

/** The status of an OCloud. What is not known right now stays as it was known last. */
export function toOCloudStatus(
  oCloud: OCloud,
  facts: CloudFacts,
  now: Date,
): Status {
  const previous = oCloud.status;
  const { health, hosts, leases, templates, requestCount } = facts;
  const conditions =
    health === 'connecting' && previous?.conditions
      ? previous.conditions
      : cloudConditions.reduce<Condition[]>(
          (list, type) => setCondition(list, toCondition(type, health), now),
          [...(previous?.conditions ?? [])],
        );
  const before = findCondition(previous?.conditions, 'Reachable')?.status;
  const isNews = findCondition(conditions, 'Reachable')?.status !== before;
  const lastContactTime =
    (isNews && facts.lastContact?.toISOString()) || previous?.lastContactTime;
  const clusterId = facts.clusterId ?? previous?.clusterId;
  const capacity =
    hosts && leases ? toCapacity(hosts, leases) : previous?.capacity;
  const offered = templates ? toTemplates(templates) : previous?.templates;
  const { generation } = oCloud.metadata;
  return {
    ...(generation !== undefined && { observedGeneration: generation }),
    message: toMessage(facts, previous?.message),
    ...(clusterId && { clusterId }),
    ...(lastContactTime && { lastContactTime }),
    requestCount,
    ...(capacity && { capacity }),
    ...(offered && { templates: offered }),
    conditions,
  };
}
