import { Link } from '@backstage/ui';
import { useRequestHref } from '../../hooks/useRequestHref';
import { useRequests } from '../../hooks/useRequests';

/**
 * Links the request that has reserved a host. The host knows the ProvisioningRequest's name only; the page may be
 * that of the FocomProvisioningRequest behind it.
 */
export const RequestOfHost = ({ name }: { name: string }) => {
  const { value: requests } = useRequests({ search: name, limit: 20 });
  const requestHref = useRequestHref();
  const request = requests?.items.find(
    candidate =>
      candidate.remoteName === name ||
      (candidate.kind === 'o2ims' && candidate.name === name),
  );
  if (!request) {
    return <span>{name}</span>;
  }
  return <Link href={requestHref(request)}>{request.name}</Link>;
};
