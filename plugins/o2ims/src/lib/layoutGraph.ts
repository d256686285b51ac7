import { ResourceNode } from '@o2ims-portal/plugin-o2ims-common';

/** A box of the graph; lengths are in pixels. */
export interface GraphBox {
  node: ResourceNode;
  left: number;
  top: number;
}

/** Where everything of a graph is. */
export interface GraphLayout {
  boxes: GraphBox[];
  /** From each box to those that exist because of it. */
  lines: { from: GraphBox; to: GraphBox }[];
  width: number;
  height: number;
}

/** How large the boxes are, and how far apart. */
export const graphSize = {
  boxWidth: 200,
  boxHeight: 52,
  columnGap: 40,
  rowGap: 12,
};

/**
 * Places a tree from left to right: each level is a column, what has no children takes one row after the other, and
 * each parent is in the middle of its children.
 */
export function layoutGraph(root: ResourceNode): GraphLayout {
  const { boxWidth, boxHeight, columnGap, rowGap } = graphSize;
  const boxes: GraphBox[] = [];
  const lines: GraphLayout['lines'] = [];
  let rows = 0;
  let columns = 0;
  const place = (node: ResourceNode, column: number): GraphBox => {
    columns = Math.max(columns, column + 1);
    const box: GraphBox = {
      node,
      left: column * (boxWidth + columnGap),
      top: 0,
    };
    boxes.push(box);
    const children = node.children.map(child => place(child, column + 1));
    if (children.length === 0) {
      box.top = rows * (boxHeight + rowGap);
      rows += 1;
    } else {
      box.top = (children[0].top + children[children.length - 1].top) / 2;
    }
    lines.push(...children.map(to => ({ from: box, to })));
    return box;
  };
  place(root, 0);
  return {
    boxes,
    lines,
    width: columns * (boxWidth + columnGap) - columnGap,
    height: rows * (boxHeight + rowGap) - rowGap,
  };
}
