import { Condition, reasons } from '@o2ims-portal/api';
import { Feasibility } from '../feasibility/Feasibility';
import { sayFeasibility } from '../feasibility/toFeasible';
import { Problem } from '../requests/Problem';

type Hosts = Extract<Feasibility, { status: 'True' }>['hosts'];

/** Whether one of the clusters of a request can be made, and why not. @public */
export interface ClusterVerdict
  extends Pick<Condition, 'status' | 'reason' | 'message'> {
  name: string;
  /** Those that it would get, as far as the O-Cloud says. */
  hosts: Hosts;
}

/**
 * Which of the clusters of a request can be made, in their order: what stands against one of them, or what the O-Cloud
 * said of it.
 *
 * @public
 */
export function judgeClusters(options: {
  names: readonly string[];
  problems: ReadonlyMap<string, Problem>;
  answers: ReadonlyMap<string, Feasibility>;
  /** Of those that nothing stands against, and that nobody asked about. */
  unasked: Pick<ClusterVerdict, 'status' | 'reason' | 'message'>;
}): ClusterVerdict[] {
  const { names, problems, answers, unasked } = options;
  return names.map(name => {
    const problem = problems.get(name);
    // what is held back because of another could be made itself
    if (problem && problem.reason !== reasons.batchHeld) {
      const { reason, message } = problem;
      return { name, status: 'False', reason, message, hosts: [] };
    }
    const answer = answers.get(name);
    const hosts = answer?.status === 'True' ? answer.hosts : [];
    return { name, ...(answer ? sayFeasibility(answer) : unasked), hosts };
  });
}
