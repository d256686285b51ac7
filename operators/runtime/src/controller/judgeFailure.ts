import { ApiError } from '@o2ims-portal/kubernetes-client';
import { TerminalError } from './TerminalError';

/** What to do about a reconcile that threw. */
export interface Failure {
  error: Error;
  outcome: 'conflict' | 'error' | 'terminal_error' | 'aborted';
  /** Something was thrown that is no Error: a fault in the program. */
  isPanic: boolean;
  retry: boolean;
  level: 'debug' | 'error';
  /** What happened, for the log. */
  what: string;
}

/** A cache that is a moment behind makes a conflict or two; more of them in a row have another cause. */
const EXPECTED_CONFLICTS = 3;

/** Tells expected failures from those that somebody should look at, and those worth another try from the others. */
export function judgeFailure(
  thrown: unknown,
  context: { aborted: boolean; failures: number },
): Failure {
  const isPanic = !(thrown instanceof Error);
  const error = isPanic
    ? new Error(`Something that is no Error was thrown: ${describe(thrown)}`)
    : thrown;
  if (context.aborted) {
    return {
      error,
      outcome: 'aborted',
      isPanic,
      retry: false,
      level: 'debug',
      what: 'Reconcile given up, because this process has to stop',
    };
  }
  if (error instanceof TerminalError) {
    return {
      error,
      outcome: 'terminal_error',
      isPanic,
      retry: false,
      level: 'error',
      what: 'Reconcile failed for good, until something about the object changes',
    };
  }
  const isConflict =
    ApiError.isConflict(error) || ApiError.isAlreadyExists(error);
  if (isConflict && context.failures < EXPECTED_CONFLICTS) {
    return {
      error,
      outcome: 'conflict',
      isPanic,
      retry: true,
      level: 'debug',
      what: 'Reconcile met a change that it had not seen yet',
    };
  }
  return {
    error,
    outcome: 'error',
    isPanic,
    retry: true,
    level: 'error',
    what: 'Reconcile failed',
  };
}

function describe(thrown: unknown): string {
  try {
    return JSON.stringify(thrown) ?? String(thrown);
  } catch {
    return String(thrown);
  }
}
