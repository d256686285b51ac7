import { RequestKey } from '@o2ims-portal/plugin-o2ims-common';

/** Where requests are made when nobody says otherwise. */
const DEFAULT_NAMESPACE = 'default';

/** The request that an action's input names. */
export function toRequestKey(input: {
  kind?: RequestKey['kind'];
  namespace?: string;
  name: string;
}): RequestKey {
  const { kind = 'focom', name } = input;
  // requests at an O-Cloud have no namespace
  return kind === 'o2ims'
    ? { kind, name }
    : { kind, namespace: input.namespace || DEFAULT_NAMESPACE, name };
}
