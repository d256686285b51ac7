import { noNamespace, RequestKey } from '@o2ims-portal/plugin-o2ims-common';

/** Which request a path means. */
export function toRequestKey(params: {
  kind: RequestKey['kind'];
  namespace: string;
  name: string;
}): RequestKey {
  const { kind, namespace, name } = params;
  return {
    kind,
    ...(namespace !== noNamespace && { namespace }),
    name,
  };
}
