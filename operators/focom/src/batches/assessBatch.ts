import {
  FocomProvisioningRequest,
  ProvisioningRequest,
  reasons,
} from '@o2ims-portal/api';
import { Assessment } from '../drafts/assessDraft';
import { notAsked } from '../drafts/describeFeasibility';
import { Feasibility } from '../feasibility/Feasibility';
import { Problem } from '../requests/Problem';
import { expandBatch } from './expandBatch';
import { foldVerdicts } from './foldVerdicts';
import { BatchChecks, gateBatch } from './gateBatch';
import { Inventory } from './inventory/Inventory';
import { judgeClusters } from './judgeClusters';

/**
 * What would come of a request for several clusters.
 *
 * @public
 */
export function assessBatch(options: {
  request: FocomProvisioningRequest;
  inventory?: Inventory | Problem;
  /** What the O-Cloud has of it already, by the cluster's name. */
  remotes: ReadonlyMap<string, ProvisioningRequest>;
  checks: BatchChecks;
  /** What the O-Cloud said of those that were checked. */
  answers: ReadonlyMap<string, Feasibility>;
}): Assessment {
  const { request, inventory, remotes, checks, answers } = options;
  const expansion = expandBatch(request, inventory);
  if ('problem' in expansion) {
    return { problem: expansion.problem, requests: [] };
  }
  const items = expansion.items.map(item => ({
    ...item,
    remote: remotes.get(item.name),
  }));
  const { problems } = gateBatch({
    // those that are there have their hosts, whoever is named first
    items: [
      ...items.filter(({ remote }) => remote),
      ...items.filter(({ remote }) => !remote),
    ],
    // every one says what is wrong with itself
    policy: 'BestEffort',
    isSent: () => false,
    checks,
  });
  const { batchPolicy } = request.spec;
  const names = items.map(({ name }) => name);
  const unasked = {
    status: 'Unknown',
    reason: reasons.notKnown,
    message: notAsked,
  } as const;
  const verdicts = judgeClusters({ names, problems, answers, unasked });
  const { status, message } = foldVerdicts(verdicts, batchPolicy);
  const violations = names.flatMap(name =>
    (problems.get(name)?.violations ?? []).map(violation => ({
      ...violation,
      pointer: `/${name}${violation.pointer}`,
    })),
  );
  const [problem] = names.flatMap(name => problems.get(name) ?? []);
  const isHeld =
    problem &&
    (batchPolicy === 'AllOrNothing' || problems.size === items.length);
  return {
    requests: items.map(item => item.request),
    violations,
    feasibility: {
      feasible: status,
      message,
      hosts: verdicts.flatMap(({ name, hosts }) =>
        hosts.map(host => ({
          cluster: name,
          name: host.name,
          role: host.role,
        })),
      ),
      clusters: verdicts.map(({ name, status: feasible, ...why }) => ({
        name,
        feasible,
        reason: why.reason,
        message: why.message,
      })),
    },
    ...(isHeld && {
      problem: { phase: problem.phase, reason: problem.reason, message },
    }),
  };
}
