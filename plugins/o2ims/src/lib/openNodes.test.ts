import { ResourceNode } from '@o2ims-portal/plugin-o2ims-common';
import { sampleNode } from '../__testUtils__/sampleResourceTree';
import { openNodes } from './openNodes';

function node(
  name: string,
  children: ResourceNode[] = [],
  change: Partial<ResourceNode> = {},
) {
  return sampleNode('Machine', name, { id: name, children, ...change });
}

const notReady = { ready: 'False' as const };

it.each<[string, ResourceNode, Record<string, boolean>, string[]]>([
  ['nothing of one that is alone', node('a'), {}, []],
  [
    'what is fine down to where it branches',
    node('a', [node('b', [node('c', [node('d')]), node('e', [node('f')])])]),
    {},
    ['a', 'b'],
  ],
  [
    'what leads to something that is not ready',
    node('a', [
      node('b', [node('c', [node('d', [], notReady)])]),
      node('e', [node('f')]),
    ]),
    {},
    ['a', 'b', 'c'],
  ],
  [
    'what leads to something that is being deleted',
    node('a', [
      node('b', [node('c', [], { deletedAt: '2026-11-01T10:00:00Z' })]),
      node('d', [node('e')]),
    ]),
    {},
    ['a', 'b'],
  ],
  [
    'what a person opened, and not what they folded',
    node('a', [node('b', [node('c')]), node('d', [node('e', [], notReady)])]),
    { b: true, d: false },
    ['a', 'b'],
  ],
])('opens %s', (_, root, chosen, expected) => {
  expect([...openNodes(root, new Map(Object.entries(chosen)))]).toEqual(
    expected,
  );
});
