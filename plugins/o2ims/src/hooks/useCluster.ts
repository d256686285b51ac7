import { useApi } from '@backstage/frontend-plugin-api';
import { Cluster } from '@o2ims-portal/plugin-o2ims-common';
import { o2imsApiRef } from '../api/o2imsApiRef';
import { Live, useLive } from './useLive';

/** One cluster. */
export function useCluster(cluster: {
  namespace: string;
  name: string;
}): Live<Cluster> {
  const api = useApi(o2imsApiRef);
  return useLive({
    key: `cluster ${cluster.namespace}/${cluster.name}`,
    load: signal => api.getCluster(cluster, { signal }),
    concerns: ({ object, name }) =>
      object === 'cluster' && name === cluster.name,
  });
}
