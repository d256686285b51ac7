import { ClusterTemplate, OCloud as OCloudObject } from '@o2ims-portal/api';
import {
  Host,
  OCloud,
  OCloudCapacity,
  OCloudTemplate,
} from '@o2ims-portal/plugin-o2ims-common';
import { text } from './text';
import { toConditions } from './toConditions';

/** What FOCOM says of an O-Cloud; each has to be so before a request can go on there. */
const vital = ['Reachable', 'Authorized', 'ApiServed'];

/** What the portal itself knows of the management cluster, as an O-Cloud. */
export interface LocalFacts {
  /** Left out while it is not known. */
  hosts?: readonly Pick<Host, 'state'>[];
  templates?: readonly ClusterTemplate[];
}

function countHosts(hosts: readonly Pick<Host, 'state'>[]): OCloudCapacity {
  const inState = (...states: Host['state'][]) =>
    hosts.filter(({ state }) => states.includes(state)).length;
  return {
    hosts: hosts.length,
    free: inState('free'),
    reserved: inState('reserved'),
    inUse: inState('in-use'),
    other: inState('cleaning'),
  };
}

function toOCloudTemplate({ spec }: ClusterTemplate): OCloudTemplate {
  return {
    name: spec.name,
    version: spec.version,
    ...(spec.deprecated && { deprecated: true }),
  };
}

function findTrouble(
  { status }: OCloudObject,
  conditions: OCloud['conditions'],
  isLocal: boolean,
): string | undefined {
  const found = vital.flatMap(
    type => conditions.find(condition => condition.type === type) ?? [],
  );
  if (found.length === 0) {
    return isLocal
      ? undefined
      : 'FOCOM has not looked at it yet; if that lasts, see whether the FOCOM operator runs';
  }
  const failing = found.find(condition => condition.status !== 'True');
  return (
    failing &&
    (text(status?.message) ??
      failing.message ??
      `FOCOM says that it is not ${failing.type}`)
  );
}

/** An O-Cloud as FOCOM sees it; the management cluster's hosts and templates as the portal does. */
export function toOCloud(object: OCloudObject, local: LocalFacts): OCloud {
  const { metadata, spec, status } = object;
  const isLocal = !spec?.o2imsSecret;
  const conditions = toConditions(status?.conditions);
  const trouble = findTrouble(object, conditions, isLocal);
  const capacity = isLocal
    ? local.hosts && countHosts(local.hosts)
    : status?.capacity;
  const templates = isLocal
    ? local.templates?.map(toOCloudTemplate)
    : status?.templates;
  const lastContactTime = text(status?.lastContactTime);
  return {
    namespace: metadata.namespace ?? '',
    name: metadata.name,
    isLocal,
    isAvailable: !trouble,
    ...(trouble && { message: trouble }),
    ...(capacity && { capacity }),
    ...(templates && { templates }),
    ...(lastContactTime && { lastContactTime }),
    conditions,
  };
}
