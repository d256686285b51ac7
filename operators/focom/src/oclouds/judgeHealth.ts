import { annotations, finalizers, OCloud, reasons } from '@o2ims-portal/api';
import { CloudHealth } from './OCloudConnection';

/**
 * Which cluster an OCloud stands for from now on, by its UID of namespace kube-system: the one that the kubeconfig opens
 * now, as long as no request was sent to another, or somebody said that it is to be taken for that one.
 *
 * @param clusterId - of the cluster that the kubeconfig opens; undefined when not known
 * @param isShown - what it has shows that it is the one that requests were sent to
 */
export function knownClusterId(
  oCloud: OCloud,
  clusterId: string | undefined,
  requestCount: number,
  isShown: boolean,
): string | undefined {
  const known = oCloud.status?.clusterId;
  const accepted = oCloud.metadata.annotations?.[annotations.acceptCluster];
  const isFirst = !known && isShown;
  return clusterId && (requestCount === 0 || isFirst || accepted === clusterId)
    ? clusterId
    : known;
}

/**
 * Whether requests may be sent to an O-Cloud, given how it stands with the connection: only to the cluster that the
 * OCloud is known to stand for, and only once its OCloud object cannot go away unnoticed.
 */
export function judgeHealth(
  oCloud: OCloud,
  health: CloudHealth,
  clusterId: string | undefined,
  isShown: boolean,
): CloudHealth {
  if (health !== 'connected') {
    return health;
  }
  const known = oCloud.status?.clusterId;
  if (clusterId && known && clusterId !== known) {
    return {
      condition: 'Reachable',
      reason: reasons.otherCluster,
      message: `The kubeconfig opens another cluster (UID of kube-system ${clusterId}) than the one that requests were sent to (${known}). Put the other one's kubeconfig back. When that cluster is gone for good and this one takes its place, annotate the OCloud with ${annotations.acceptCluster}=${clusterId}.`,
    };
  }
  const isSame = clusterId !== undefined && clusterId === known;
  if (!isSame && !isShown) {
    return {
      condition: 'Reachable',
      reason: reasons.clusterUnknown,
      message: clusterId
        ? `Whether the kubeconfig opens the cluster that requests were sent to cannot be told: the account of that time could not see which it was, and nothing of theirs is in this one. If it is that one, annotate the OCloud with ${annotations.acceptCluster}=${clusterId}. If not, put the other one's kubeconfig back.`
        : `Whether the kubeconfig opens the cluster that requests were sent to cannot be told: its account may not see which it is, and nothing of theirs is there. Give that account the right to get the namespace kube-system, as the ClusterRole for O-Clouds does; FOCOM looks again by itself. Or put the other one's kubeconfig back.`,
    };
  }
  const isKept = oCloud.metadata.finalizers?.includes(finalizers.focom);
  const isNoted = clusterId === undefined || clusterId === known;
  return isKept && isNoted ? 'connected' : 'connecting';
}
