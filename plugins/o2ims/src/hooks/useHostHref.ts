import { parseEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { Host, hostEntityRef } from '@o2ims-portal/plugin-o2ims-common';
import { useCallback } from 'react';

/** Where the page of a host is, in an app that has a catalog. */
export function useHostHref(): (host: Host) => string | undefined {
  const entityPage = useRouteRef(entityRouteRef);
  return useCallback(
    host => {
      const { kind, namespace, name } = parseEntityRef(hostEntityRef(host));
      return entityPage?.({
        kind: kind.toLocaleLowerCase('en-US'),
        namespace,
        name,
      });
    },
    [entityPage],
  );
}
