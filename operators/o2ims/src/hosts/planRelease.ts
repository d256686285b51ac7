import {
  annotations,
  ByoHost,
  cleanlinessOfHost,
  hostOfLease,
  isHostClaimed,
  labels,
  Lease,
  whyNotClean,
} from '@o2ims-portal/api';
import { isClaimedThrough } from '@o2ims-portal/host-rules';

/** Which hosts can be given back, and what the others wait for. */
export interface ReleasePlan {
  release: Lease[];
  /** What it waits for, each with what to do if that does not come; empty when everything can be given back. */
  waitsFor: string[];
}

/** What it takes until a host is clean, in words. */
function cleaningOf(host: ByoHost): string {
  const waits = `host '${host.metadata.name}' to be cleaned`;
  const cleanliness = cleanlinessOfHost(host);
  switch (cleanliness.state) {
    case 'failed':
      return `${waits}: its cleaner said: ${cleanliness.why}. Mend that on the host`;
    case 'unknown':
      return `${waits}: no cleaner on it has set the annotation ${annotations.cleanSince}. Install the cleaner there, or run this operator with --accept-hosts-without-cleaner if something else cleans hosts`;
    default:
      return waits;
  }
}

/**
 * Decides which reservations can go. A host is given back when BYOH has let go of it and it is clean again, so that
 * nobody gets a host on which the last cluster still runs; also when its ByoHost is gone, another cluster took it, or it
 * runs a cluster that is not looked after any more.
 */
export function planRelease(options: {
  leases: readonly Lease[];
  hostNamed: (name: string) => ByoHost | undefined;
  /** Whether a host counts as clean of which nothing is known. */
  acceptUnknown: boolean;
  /** The only cluster whose hosts are waited for; when left out, whichever each was reserved for. */
  clusterName?: string;
}): ReleasePlan {
  const { clusterName } = options;
  const release: Lease[] = [];
  const claimed: string[] = [];
  const unclean: string[] = [];
  for (const lease of options.leases) {
    const host = options.hostNamed(hostOfLease(lease)!);
    const isWaitedFor =
      clusterName === undefined ||
      clusterName === lease.metadata.labels?.[labels.clusterName];
    if (host && isWaitedFor && isClaimedThrough(lease, host)) {
      claimed.push(`host '${host.metadata.name}'`);
    } else if (host && !isHostClaimed(host) && whyNotClean(host, options)) {
      unclean.push(cleaningOf(host));
    } else {
      release.push(lease);
    }
  }
  return {
    release,
    waitsFor: [
      ...(claimed.length > 0
        ? [
            `BYOH to let go of ${claimed.join(
              ', ',
            )}: its agent does that, so it has to run. If a host is gone for good, clear status.machineRef of its ByoHost (kubectl patch --subresource=status), then delete the ByoHost`,
          ]
        : []),
      ...unclean,
    ],
  };
}
