import { createHash } from 'node:crypto';
import { FocomProvisioningRequest } from '@o2ims-portal/api';
import { CloudEvent, RequestData } from './CloudEvent';
import { EVENT_TYPE_PREFIX } from './eventTypes';
import { formatState, toRequestState } from './RequestState';

/** What is left of a request that went away while nobody was looking. */
export interface RequestIdentity {
  metadata: {
    uid?: string;
    namespace?: string;
    name: string;
    generation?: number;
    creationTimestamp?: string;
  };
}

type Subject =
  | FocomProvisioningRequest
  | (RequestIdentity & { spec?: undefined; status?: undefined });

/**
 * The CloudEvent that tells something of a request. Whoever renders the same transition again, in another process even,
 * gets the same `id`.
 */
export function renderCloudEvent(options: {
  request: Subject;
  /** One of the event types, without their common beginning. */
  type: string;
  source: string;
  /** For what has no time of its own. */
  now: Date;
}): CloudEvent {
  const { request, type, source, now } = options;
  const { namespace, name } = request.metadata;
  return {
    specversion: '1.0',
    id: toId(request, type),
    type: `${EVENT_TYPE_PREFIX}${type}`,
    source,
    subject: `${namespace}/${name}`,
    time: toTime(request, type) ?? now.toISOString(),
    datacontenttype: 'application/json',
    data: toData(request),
  };
}

function toTime(request: Subject, type: string): string | undefined {
  switch (type) {
    case 'created':
      return request.metadata.creationTimestamp;
    case 'deleted':
      return undefined;
    default:
      return request.status?.lastUpdated;
  }
}

/** A request comes to the same state again at another time; it is made and goes away once. */
function toId(request: Subject, type: string): string {
  const occurrence =
    request.spec && type !== 'created' && type !== 'deleted'
      ? [formatState(toRequestState(request)), request.status?.lastUpdated]
      : [];
  const digest = createHash('sha256')
    .update(JSON.stringify([type, ...occurrence]))
    .digest('hex');
  return `${request.metadata.uid}-${digest.slice(0, 16)}`;
}

function toData({ metadata, spec, status }: Subject): RequestData {
  const { uid = '', namespace = '', name } = metadata;
  if (!spec) {
    return { uid, namespace, name };
  }
  return {
    uid,
    namespace,
    name,
    generation: metadata.generation,
    observedGeneration: status?.observedGeneration,
    oCloudId: spec.oCloudId,
    oCloudNamespace: spec.oCloudNamespace,
    templateName: spec.templateName,
    templateVersion: spec.templateVersion,
    mode: spec.mode,
    revision: status?.revision,
    phase: status?.phase,
    message: status?.message,
    remoteName: status?.remoteName,
    progress: status?.progress,
    clusters: status?.clusters,
    conditions: status?.conditions?.map(
      ({ observedGeneration: _, ...condition }) => condition,
    ),
    provisionedResourceSet: status?.provisionedResourceSet,
  };
}
