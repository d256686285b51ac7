import { noNamespace, O2imsSignal } from '@o2ims-portal/plugin-o2ims-common';
import { View } from '../kubernetes/View';

/** Which request, host, cluster or O-Cloud, or the resources of which request. */
export type ObjectReference = O2imsSignal;

/** The same as a string, to compare and to look up by. */
export function referenceKey(reference: ObjectReference): string {
  const { object, kind = '', namespace = noNamespace, name } = reference;
  return `${object}/${kind}/${namespace}/${name}`;
}

/** What has to have been read for it to be told. */
export function viewOf({ object }: ObjectReference): View {
  return object === 'resources' ? 'cluster' : object;
}
