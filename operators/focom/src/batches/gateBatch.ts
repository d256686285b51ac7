import { FocomProvisioningRequest, reasons } from '@o2ims-portal/api';
import { Problem } from '../requests/Problem';
import { BatchItem } from './BatchItem';

/** What stands against sending the clusters of a request. @public */
export interface BatchChecks {
  /** What stands against one of them by itself: its template, its parameters, its hosts. Asked in their order. */
  item: (item: BatchItem) => Problem | undefined;
  /** What stands against some of them because of others; by the cluster's name. */
  batch: (
    items: readonly BatchItem[],
    isSent: (item: BatchItem) => boolean,
  ) => ReadonlyMap<string, Problem>;
}

/** @see gateBatch @public */
export interface BatchGate {
  /** What stands against sending each of those that are not sent yet, by name. */
  problems: ReadonlyMap<string, Problem>;
  /** Nothing of the request is carried out until all of it can be. */
  isClosed: boolean;
}

type Policy = FocomProvisioningRequest['spec']['batchPolicy'];

function held(problems: ReadonlyMap<string, Problem>): Problem {
  const names = [...problems.keys()].map(name => `'${name}'`).join(', ');
  return {
    phase: 'PENDING',
    reason: reasons.batchHeld,
    message: `All or nothing of this request is sent, and not all of it can be: see ${names}. With batchPolicy: BestEffort the others go ahead.`,
  };
}

/**
 * Which of the clusters of a request may be sent. Those that are sent as they are wanted are not looked at again.
 *
 * @public
 */
export function gateBatch(options: {
  items: readonly BatchItem[];
  policy: Policy;
  isSent: (item: BatchItem) => boolean;
  checks: BatchChecks;
}): BatchGate {
  const { items, policy, isSent, checks } = options;
  const waiting = items.filter(item => !isSent(item));
  if (waiting.length === 0) {
    return { problems: new Map(), isClosed: false };
  }
  const shared = checks.batch(items, isSent);
  const problems = new Map<string, Problem>();
  for (const item of waiting) {
    const problem = item.problem ?? shared.get(item.name) ?? checks.item(item);
    if (problem) {
      problems.set(item.name, problem);
    }
  }
  if (policy !== 'AllOrNothing' || problems.size === 0) {
    return { problems, isClosed: false };
  }
  const others = held(problems);
  return {
    problems: new Map(
      waiting.map(({ name }) => [name, problems.get(name) ?? others]),
    ),
    isClosed: true,
  };
}
