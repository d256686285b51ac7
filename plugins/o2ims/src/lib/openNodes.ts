import { ResourceNode } from '@o2ims-portal/plugin-o2ims-common';

/** Whether there is nothing to look at: it is ready, and so is all that exists because of it. */
export function isFine(node: ResourceNode): boolean {
  return (
    node.ready === 'True' && !node.deletedAt && node.children.every(isFine)
  );
}

/**
 * The ids of the nodes whose children are shown: where one of them is not fine, and from the root down to where it
 * branches. What a person opened or folded stays so.
 */
export function openNodes(
  root: ResourceNode,
  chosen: ReadonlyMap<string, boolean>,
): Set<string> {
  const open = new Set<string>();
  const visit = (node: ResourceNode, isTrunk: boolean) => {
    const { id, children } = node;
    if (children.length === 0) {
      return;
    }
    if (chosen.get(id) ?? (isTrunk || !children.every(isFine))) {
      open.add(id);
    }
    children.forEach(child => visit(child, isTrunk && children.length === 1));
  };
  visit(root, true);
  return open;
}
