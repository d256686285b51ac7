import { NewCondition, met, unmet } from './conditions';
import { Node } from './objects';

/** Conditions that are bad when they are so. */
const PRESSURES = ['MemoryPressure', 'DiskPressure', 'PIDPressure'];
const CONSIDERED = [...PRESSURES, 'Ready'];

/** Whether kubelet says that the node can run pods. */
export function isNodeReady(node: Node | undefined): boolean {
  return (
    node?.status?.conditions?.some(
      ({ type, status }) => type === 'Ready' && status === 'True',
    ) ?? false
  );
}

/** Whether nothing has been heard of the node's kubelet for long. */
export function isNodeUnreachable(node: Node | undefined): boolean {
  return (
    node?.spec?.taints?.some(
      ({ key, effect }) =>
        key === 'node.kubernetes.io/unreachable' && effect === 'NoExecute',
    ) ?? false
  );
}

/** `NodeHealthy` of a Machine as Cluster API makes it of the node's conditions. */
export function nodeHealthy(node: Node): NewCondition {
  const bad = (node.status?.conditions ?? []).filter(
    ({ type, status }) =>
      CONSIDERED.includes(type) &&
      status !== (type === 'Ready' ? 'True' : 'False'),
  );
  const message = bad
    .map(({ type, status }) => `Node condition ${type} is ${status}`)
    .join('. ');
  if (bad.some(({ status }) => status !== 'Unknown')) {
    return unmet('NodeHealthy', 'NodeConditionsFailed', 'Warning', message);
  }
  if (bad.length === CONSIDERED.length) {
    return {
      type: 'NodeHealthy',
      status: 'Unknown',
      reason: 'NodeConditionsFailed',
      message,
    };
  }
  return met('NodeHealthy');
}
