import { reasons } from '@o2ims-portal/api';
import { Problem } from '../requests/Problem';
import { BatchItem } from './BatchItem';
import { checkBatchSize } from './checkBatchSize';

/** What only one of the clusters of an O-Cloud can have, as far as the parameters of the built-in templates say. */
function claimsOf({ request }: BatchItem): Map<string, string> {
  const { clusterName, hosts } = request.spec.templateParameters;
  const claims = new Map<string, string>();
  if (typeof clusterName === 'string') {
    claims.set(`cluster/${clusterName}`, `the cluster name '${clusterName}'`);
  }
  for (const role of ['masters', 'workers']) {
    const list: unknown = (hosts as Record<string, unknown> | undefined)?.[
      role
    ];
    for (const host of Array.isArray(list) ? list : []) {
      const { hostId, hostName } = host ?? {};
      if (hostId !== undefined) {
        claims.set(`id/${hostId}`, `the host with hostId '${hostId}'`);
      } else if (hostName !== undefined) {
        claims.set(`name/${hostName}`, `the host '${hostName}'`);
      }
    }
  }
  return claims;
}

/**
 * What stands against sending some of the clusters of one request, beside the others: no two may have one name, or
 * count on one host, and together they may not be too large. Those that are on the O-Cloud already come first, then those that are named first.
 *
 * @public
 */
export function checkBatch(
  items: readonly BatchItem[],
  isSent: (item: BatchItem) => boolean,
): Map<string, Problem> {
  const oversize = checkBatchSize(items);
  if (oversize) {
    return new Map(
      items.filter(item => !isSent(item)).map(({ name }) => [name, oversize]),
    );
  }
  const takenBy = new Map<string, string>();
  const problems = new Map<string, Problem>();
  const byPrecedence = [
    ...items.filter(item => isSent(item)),
    ...items.filter(item => !isSent(item)),
  ];
  for (const item of byPrecedence) {
    const claims = [...claimsOf(item)];
    const clash = claims.find(([claim]) => takenBy.has(claim));
    if (clash && !isSent(item)) {
      const [claim, what] = clash;
      problems.set(item.name, {
        phase: 'FAILED',
        reason: reasons.duplicateCluster,
        message: `Cluster '${takenBy.get(
          claim,
        )}' of this request has ${what} as well. Give each its own.`,
      });
      continue;
    }
    claims.forEach(([claim]) => takenBy.set(claim, item.name));
  }
  return problems;
}
