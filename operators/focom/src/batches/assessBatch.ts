import { FocomProvisioningRequest } from '@o2ims-portal/api';
import { Assessment } from '../drafts/assessDraft';
import { Problem } from '../requests/Problem';
import { expandBatch } from './expandBatch';
import { BatchChecks, gateBatch } from './gateBatch';
import { Inventory } from './inventory/Inventory';

/**
 * What would come of a request for several clusters.
 *
 * @public
 */
export function assessBatch(
  request: FocomProvisioningRequest,
  inventory: Inventory | Problem | undefined,
  checks: BatchChecks,
): Assessment {
  const expansion = expandBatch(request, inventory);
  if ('problem' in expansion) {
    return { problem: expansion.problem, requests: [] };
  }
  const { items } = expansion;
  const requests = items.map(item => item.request);
  const { batchPolicy } = request.spec;
  const { problems } = gateBatch({
    items,
    // every one says what is wrong with itself
    policy: 'BestEffort',
    isSent: () => false,
    checks,
  });
  if (problems.size === 0) {
    return { requests };
  }
  const message = `${problems.size} of ${
    items.length
  } clusters cannot be sent. ${[...problems]
    .map(([name, problem]) => `'${name}': ${problem.message}`)
    .join(' ')}`;
  const violations = items.flatMap(({ name }) =>
    (problems.get(name)?.violations ?? []).map(violation => ({
      ...violation,
      pointer: `/${name}${violation.pointer}`,
    })),
  );
  const [{ phase, reason }] = problems.values();
  const isAll =
    batchPolicy === 'AllOrNothing' || problems.size === items.length;
  return isAll
    ? { problem: { phase, reason, message, violations }, requests }
    : { remark: { message, violations }, requests };
}
