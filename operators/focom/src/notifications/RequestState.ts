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
}

/** A request's state, by its status. */
export function toRequestState({
  status,
}: FocomProvisioningRequest): RequestState {
  return {
    phase: status?.phase ?? '',
    reason: findCondition(status?.conditions, submittedCondition)?.reason ?? '',
    generation: status?.observedGeneration ?? 0,
  };
}

/** Short, and equal only for equal states. */
export function formatState({
  phase,
  reason,
  generation,
}: RequestState): string {
  return `${phase}/${reason}/${generation}`;
}

/** The reverse of {@link formatState}; undefined when the text is something else. */
export function parseState(text = ''): RequestState | undefined {
  const [, phase, reason, generation] =
    /^([^/]*)\/([^/]*)\/(\d+)$/.exec(text) ?? [];
  return generation === undefined
    ? undefined
    : { phase, reason, generation: Number(generation) };
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
  const { phase, reason } = state;
  if (!phase) {
    return previous ? undefined : 'created';
  }
  const isHeld = reason !== reasons.succeeded && phase !== 'FAILED';
  return isHeld && phase === previous?.phase
    ? 'held'
    : phase.toLocaleLowerCase('en-US');
}
