import { ObjectTree } from './ObjectTree';

/** All of a tree, each before those that exist because of it. */
export function flattenTree(tree: ObjectTree): ObjectTree[] {
  return [tree, ...tree.children.flatMap(flattenTree)];
}
