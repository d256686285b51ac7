import { FocomProvisioningRequest } from '@o2ims-portal/api';
import { RemoteCloud } from '../oclouds/RemoteCloud';
import { ClusterWork } from './ClusterWork';
import { ClusterReport } from './foldBatch';
import { mapBounded } from './mapBounded';
import { remotesOfBatch } from './remotesOfBatch';
import { withdrawCluster } from './withdrawCluster';

const SIDE_BY_SIDE = 8;

/**
 * Has the O-Cloud delete all that was made for a request for several clusters. Returns what to say of those that are
 * still there; there are none only when the O-Cloud itself says so.
 */
export async function withdrawBatch(options: {
  request: FocomProvisioningRequest;
  cloud: RemoteCloud;
}): Promise<ClusterReport[]> {
  const { request, cloud } = options;
  const withdraw = async (names: string[]) => {
    const failures: unknown[] = [];
    const work = await mapBounded<string, ClusterWork>(
      names,
      SIDE_BY_SIDE,
      async name => {
        try {
          return await withdrawCluster({ request, name, cloud });
        } catch (error) {
          failures.push(error);
          return {};
        }
      },
    );
    if (failures.length > 0) {
      throw failures[0];
    }
    return work.flatMap(({ report }) => report ?? []);
  };
  const seen = remotesOfBatch(request, cloud.requests.list());
  const known = (request.status?.clusters ?? []).map(({ name }) => name);
  const left = await withdraw([...new Set([...known, ...seen.keys()])].sort());
  if (left.length > 0) {
    return left;
  }
  // what was made a moment ago need not have been seen yet
  const there = await cloud.list(request.metadata.uid!);
  return withdraw([...remotesOfBatch(request, there).keys()]);
}
