import { noNamespace, RequestKey } from '@o2ims-portal/plugin-o2ims-common';

/** Reads a request's key from the parameters of its page's path. */
export function parseRequestKey(parameters: {
  kind?: string;
  namespace?: string;
  name?: string;
}): RequestKey | undefined {
  const { kind, namespace, name } = parameters;
  if ((kind !== 'focom' && kind !== 'o2ims') || !namespace || !name) {
    return undefined;
  }
  return namespace === noNamespace ? { kind, name } : { kind, namespace, name };
}
