import { isDeepStrictEqual } from 'node:util';
import { isNodeUnreachable } from '../model/nodeConditions';
import { aliveConditions } from '../model/nodeOf';
import { Node } from '../model/objects';
import { Plan } from './Plan';

const UNREACHABLE = 'node.kubernetes.io/unreachable';

/** What Kubernetes' node controller does when a kubelet is not heard of any more. */
export function planDeadNode(node: Node | undefined, plan: Plan): void {
  if (!node || isNodeUnreachable(node)) {
    return;
  }
  const conditions = (node.status?.conditions ?? []).map(({ type }) => ({
    type,
    status: 'Unknown',
    reason: 'NodeStatusUnknown',
    message: 'Kubelet stopped posting node status.',
  }));
  planNodeStatus(node, { conditions }, plan);
  planTaints(node, plan, ['NoSchedule', 'NoExecute']);
}

/** What becomes of that when it is heard of again. */
export function planLivingNode(node: Node, plan: Plan): void {
  if (isNodeUnreachable(node)) {
    planNodeStatus(node, { conditions: aliveConditions }, plan);
    planTaints(node, plan, []);
  }
}

/** Sets fields of a node's status. */
export function planNodeStatus(
  node: Node,
  status: Node['status'],
  plan: Plan,
): void {
  const changed = Object.entries(status ?? {}).filter(
    ([field, value]) => !isDeepStrictEqual(node.status?.[field], value),
  );
  if (changed.length > 0) {
    plan.perform({
      verb: 'patchNodeStatus',
      name: node.metadata.name,
      patch: { status: Object.fromEntries(changed) },
    });
  }
}

function planTaints(node: Node, plan: Plan, effects: string[]) {
  const { taints = [] } = node.spec ?? {};
  plan.perform({
    verb: 'patchNode',
    name: node.metadata.name,
    patch: {
      spec: {
        taints: [
          ...taints.filter(({ key }) => key !== UNREACHABLE),
          ...effects.map(effect => ({ key: UNREACHABLE, effect })),
        ],
      },
    },
  });
}
