import { ResourceNode } from '@o2ims-portal/plugin-o2ims-common';
import { sampleNode } from '../__testUtils__/sampleResourceTree';
import { graphSize, layoutGraph } from './layoutGraph';

function node(name: string, ...children: ResourceNode[]) {
  return sampleNode('Machine', name, { id: name, children });
}

const column = graphSize.boxWidth + graphSize.columnGap;
const row = graphSize.boxHeight + graphSize.rowGap;

it.each<[string, ResourceNode, [string, number, number][], string[]]>([
  ['one alone', node('a'), [['a', 0, 0]], []],
  [
    'a chain in one row',
    node('a', node('b', node('c'))),
    [
      ['a', 0, 0],
      ['b', 1, 0],
      ['c', 2, 0],
    ],
    ['b-c', 'a-b'],
  ],
  [
    'a parent in the middle of its children',
    node('a', node('b', node('c'), node('d')), node('e')),
    [
      ['a', 0, 1.25],
      ['b', 1, 0.5],
      ['c', 2, 0],
      ['d', 2, 1],
      ['e', 1, 2],
    ],
    ['b-c', 'b-d', 'a-b', 'a-e'],
  ],
])('places %s', (_, root, expected, lines) => {
  const layout = layoutGraph(root);
  expect(
    layout.boxes.map(({ node: { id }, left, top }) => [
      id,
      left / column,
      top / row,
    ]),
  ).toEqual(expected);
  expect(
    layout.lines.map(({ from, to }) => `${from.node.id}-${to.node.id}`),
  ).toEqual(lines);
  const last = (part: 1 | 2) => Math.max(...expected.map(box => box[part]));
  expect(layout.width).toBe(last(1) * column + graphSize.boxWidth);
  expect(layout.height).toBe(last(2) * row + graphSize.boxHeight);
});
