import { noNamespace, O2imsSignal } from '@o2ims-portal/plugin-o2ims-common';

/** Which request, host, cluster or O-Cloud. */
export type ObjectReference = O2imsSignal;

/** The same as a string, to compare and to look up by. */
export function referenceKey(reference: ObjectReference): string {
  const { object, kind = '', namespace = noNamespace, name } = reference;
  return `${object}/${kind}/${namespace}/${name}`;
}
