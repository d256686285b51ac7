import { InputError, NotFoundError } from '@backstage/errors';
import {
  clusterEntityRef,
  O2imsClient,
  RequestKey,
} from '@o2ims-portal/plugin-o2ims-common';

/**
 * The request that a cluster of the catalog was made for.
 *
 * @throws NotFoundError when there is no such cluster, InputError when it was not made for a request
 */
export async function findRequestOfCluster(
  clusterRef: string,
  options: { client: O2imsClient; token: string },
): Promise<RequestKey> {
  const { client, token } = options;
  const wanted = clusterRef.toLocaleLowerCase('en-US');
  const clusters = await client.listClusters({}, { token });
  const cluster = clusters.items.find(one => clusterEntityRef(one) === wanted);
  if (!cluster) {
    throw new NotFoundError(`There is no cluster '${clusterRef}'`);
  }
  if (!cluster.request) {
    throw new InputError(
      `Cluster '${cluster.name}' was not made for a request: delete it on the management cluster`,
    );
  }
  return cluster.request;
}
