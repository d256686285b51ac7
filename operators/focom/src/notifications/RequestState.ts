import { createHash } from 'node:crypto';
import {
  findCondition,
  FocomProvisioningRequest,
  reasons,
  submittedCondition,
} from '@o2ims-portal/api';

/** What of a request is worth telling when it changes. */
export interface RequestState {
  /** Empty until FOCOM has said anything. */
  phase: string;
  /** FOCOM's own word on whether the request was passed on. */
  reason: string;
  /** The generation of the spec that both speak of. */
  generation: number;
  /** Of a request for several clusters, a digest of how it stands with each of them. */
  clusters?: string;
}

/** A request's state, by its status. */
export function toRequestState({
  status,
}: FocomProvisioningRequest): RequestState {
  return {
    phase: status?.phase ?? '',
    reason: findCondition(status?.conditions, submittedCondition)?.reason ?? '',
    generation: status?.observedGeneration ?? 0,
    ...(status?.clusters && { clusters: digestClusters(status.clusters) }),
  };
}

/** Which of the clusters there are, and the phase of each and why; what it says beside that is no transition. */
function digestClusters(
  clusters: NonNullable<
    NonNullable<FocomProvisioningRequest['status']>['clusters']
  >,
): string {
  const states = clusters.map(({ name, phase, reason }) => [
    name,
    phase,
    reason,
  ]);
  return createHash('sha256')
    .update(JSON.stringify(states))
    .digest('hex')
    .slice(0, 12);
}

/** Short, and equal only for equal states. */
export function formatState({
  phase,
  reason,
  generation,
  clusters,
}: RequestState): string {
  return [phase, reason, generation, ...(clusters ? [clusters] : [])].join('/');
}

/** The reverse of {@link formatState}; undefined when the text is something else. */
export function parseState(text = ''): RequestState | undefined {
  const [, phase, reason, generation, clusters] =
    /^([^/]*)\/([^/]*)\/(\d+)(?:\/([0-9a-f]{12}))?$/.exec(text) ?? [];
  return generation === undefined
    ? undefined
    : {
        phase,
        reason,
        generation: Number(generation),
        ...(clusters && { clusters }),
      };
}

/**
 * Which of the event types a state is news of, to somebody who knows the previous one; undefined when it is none. It is
 * named after the phase, unless that stays and speaks of another spec than the one that FOCOM does not pass on.
 */
export function toEventType(
  previous: RequestState | undefined,
  state: RequestState,
): string | undefined {
  if (previous && formatState(previous) === formatState(state)) {
    return undefined;
  }
  const { phase, reason, generation } = state;
  if (!phase) {
    return previous ? undefined : 'created';
  }
  const isHeld = reason !== reasons.succeeded && phase !== 'FAILED';
  // else it is news of one of its clusters alone
  const isAbout =
    reason !== previous?.reason || generation !== previous.generation;
  return isHeld && isAbout && phase === previous?.phase
    ? 'held'
    : phase.toLocaleLowerCase('en-US');
}
