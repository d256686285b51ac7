import { annotations, finalizers, OCloud, reasons } from '@o2ims-portal/api';
import { CloudHealth } from './OCloudConnection';

/**
 * Which cluster an OCloud stands for from now on, by its UID of namespace kube-system: the one that the kubeconfig opens
 * now, as long as no request was sent to another, or somebody said that it is to be taken for that one.
 *
 * @param clusterId - of the cluster that the kubeconfig opens; undefined when not known
 */
export function knownClusterId(
  oCloud: OCloud,
  clusterId: string | undefined,
  requestCount: number,
): string | undefined {
  const known = oCloud.status?.clusterId;
  const accepted = oCloud.metadata.annotations?.[annotations.acceptCluster];
  return clusterId && (requestCount === 0 || !known || accepted === clusterId)
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
  const isKept = oCloud.metadata.finalizers?.includes(finalizers.focom);
  return isKept && clusterId === known ? 'connected' : 'connecting';
}
