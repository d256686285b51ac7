import {
  annotations,
  asksForPause,
  Cluster,
  ProvisioningRequest,
  Reason,
  reasons,
} from '@o2ims-portal/api';

/** Why nothing is done for a request, and what ends that. */
export interface Pause {
  reason: Reason;
  message: string;
}

/** Whether a Cluster says that it is paused because its request is. */
export function isPausedByRequest({ metadata }: Cluster): boolean {
  return annotations.pausedByRequest in (metadata.annotations ?? {});
}

/** Says what a request waits for that is paused; one that is being deleted waits for that with its deletion. */
function say(request: ProvisioningRequest, why: string, until: string): string {
  const since = request.metadata.deletionTimestamp;
  return since
    ? `Deletion, asked for at ${since}, waits: ${why}. It goes on when ${until}`
    : `${why}: nothing is done until ${until}`;
}

/** Why nothing is to be done for a request now: it says so itself, or somebody paused its Cluster. */
export function findPause(
  request: ProvisioningRequest,
  cluster: Cluster | undefined,
): Pause | undefined {
  if (asksForPause(request)) {
    return {
      reason: reasons.pausedByRequest,
      message: say(
        request,
        `Paused by the annotation ${annotations.paused} of this request`,
        'that is taken away',
      ),
    };
  }
  const by = [
    ...(cluster?.spec?.paused ? ['spec.paused'] : []),
    ...(cluster && asksForPause(cluster)
      ? [`the annotation ${annotations.paused}`]
      : []),
  ];
  return by.length > 0
    ? {
        reason: reasons.clusterPaused,
        message: say(
          request,
          `Somebody else paused Cluster '${
            cluster!.metadata.name
          }' by ${by.join(' and ')}`,
          'that is taken back',
        ),
      }
    : undefined;
}
