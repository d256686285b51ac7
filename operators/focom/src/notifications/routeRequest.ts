import { annotations, FocomProvisioningRequest } from '@o2ims-portal/api';
import { checkUrl } from './checkUrl';
import { Destination } from './Destination';
import { isBelow } from './isBelow';
import { NotificationsConfig } from './NotificationsConfig';
import { redactUrl } from './redactUrl';

/** Who is told of a request. */
export interface Routes {
  destinations: Destination[];
  /** Why the URL that the request names is not used, and what to do; the key is of that URL, and nobody's. */
  refused?: { key: string; message: string };
}

/** Who is told of a request: the endpoints of its namespace, and the one that it names itself, where it may. */
export function routeRequest(
  request: Pick<FocomProvisioningRequest, 'metadata'>,
  config: NotificationsConfig,
): Routes {
  const { namespace = '' } = request.metadata;
  const destinations = config.endpoints
    .filter(({ namespaces }) => namespaces?.includes(namespace) ?? true)
    .map(({ name, url, signingKeyFile, caFile, events }) => ({
      key: name,
      name,
      url,
      signingKeyFile,
      caFile,
      wants: (type: string) => events?.includes(type) ?? true,
    }));
  const own = request.metadata.annotations?.[annotations.notifyUrl];
  if (!own) {
    return { destinations };
  }
  const allowed = toOwnDestination(own, namespace, config);
  return typeof allowed === 'string'
    ? { destinations, refused: { key: `refused ${own}`, message: allowed } }
    : { destinations: [...destinations, allowed] };
}

function toOwnDestination(
  url: string,
  namespace: string,
  { requestUrls, allowHttp }: NotificationsConfig,
): Destination | string {
  const nothingSent = `Nothing is sent to '${redactUrl(url)}'`;
  const problem = checkUrl(url, { allowHttp });
  if (problem) {
    return `${nothingSent}: the annotation ${annotations.notifyUrl} ${problem}. Correct it, or take it away.`;
  }
  const allowed = requestUrls.find(
    ({ prefix, namespaces }) =>
      isBelow(url, prefix) && (namespaces?.includes(namespace) ?? true),
  );
  if (!allowed) {
    return `${nothingSent}: FOCOM's configuration does not let requests in namespace '${namespace}' name it. Have it added to requestUrls there, or take the annotation ${annotations.notifyUrl} away.`;
  }
  const { name, signingKeyFile, caFile } = allowed;
  return { key: url, name, url, signingKeyFile, caFile, wants: () => true };
}
