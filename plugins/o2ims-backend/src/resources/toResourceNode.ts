import { ResourceNode } from '@o2ims-portal/plugin-o2ims-common';
import { chooseCondition } from './chooseCondition';
import { ObjectTree } from './ObjectTree';

/** A tree of objects as the REST API tells it. */
export function toResourceNode(tree: ObjectTree): ResourceNode {
  const { object, isReported = false, oCloudId, children } = tree;
  const { apiVersion, kind, metadata } = object;
  const { type, ...condition } = chooseCondition(object);
  return {
    id: idOf(tree),
    apiVersion,
    kind,
    ...(metadata.namespace && { namespace: metadata.namespace }),
    name: metadata.name,
    ...(metadata.uid && { uid: metadata.uid }),
    ...(metadata.creationTimestamp && {
      createdAt: metadata.creationTimestamp,
    }),
    ...(metadata.deletionTimestamp && {
      deletedAt: metadata.deletionTimestamp,
    }),
    ...(type && { condition: type }),
    ...condition,
    isReported,
    ...(oCloudId && { oCloudId }),
    children: children.map(toResourceNode),
  };
}

/** Stays the same for as long as the object does. */
export function idOf({ object }: ObjectTree): string {
  const { kind, metadata } = object;
  return metadata.uid ?? `${kind}/${metadata.namespace ?? ''}/${metadata.name}`;
}
