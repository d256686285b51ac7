import {
  KubernetesObject,
  labels,
  ProvisioningRequest,
  resourceTypes,
} from '@o2ims-portal/api';
import { isDone } from './isDone';
import { Seen } from './Seen';

/** What of a cluster's time is the operator's, in milliseconds. */
export interface OwnPart {
  /** From just before the request is sent until it is seen fulfilled. */
  whole: number;
  /** From just before the request is sent until the last object for Cluster API is seen. */
  applied: number;
  /** From the change that makes all of the cluster be there until the request is seen fulfilled. */
  told: number;
}

/** What the operator makes for Cluster API and BYOH. */
const applied: readonly string[] = [
  resourceTypes.cluster,
  resourceTypes.byoCluster,
  resourceTypes.byoMachineTemplate,
  resourceTypes.kubeadmControlPlane,
  resourceTypes.kubeadmConfigTemplate,
  resourceTypes.machineDeployment,
].map(({ kind }) => kind);

export function isFulfilled(object: KubernetesObject): boolean {
  const { status } = object as ProvisioningRequest;
  return status?.provisioningStatus?.provisioningState === 'fulfilled';
}

/**
 * Finds out, from what watches told of one cluster's objects and of its request, and when.
 *
 * @throws Error when something was not seen that there must have been
 */
export function toOwnPart(options: {
  /** When the request was sent. */
  sentAt: number;
  requestUid: string;
  seen: readonly Seen[];
}): OwnPart {
  const { sentAt, requestUid, seen } = options;
  const fulfilledAt = seen.find(
    ({ object }) => object.metadata.uid === requestUid && isFulfilled(object),
  )?.at;
  if (fulfilledAt === undefined) {
    throw new Error('The request was not seen fulfilled');
  }
  const current = new Map<string, KubernetesObject>();
  let lastMadeAt: number | undefined;
  let doneAt: number | undefined;
  for (const { at, object } of seen) {
    if (at > fulfilledAt) {
      break;
    }
    const { uid, labels: own } = object.metadata;
    const isMade =
      !current.has(uid!) &&
      applied.includes(object.kind) &&
      own?.[labels.provisioningRequestUid] === requestUid;
    current.set(uid!, object);
    if (isMade) {
      lastMadeAt = at;
    }
    // from the first moment on that it is done and stays so
    doneAt = isDone([...current.values()]) ? doneAt ?? at : undefined;
  }
  if (lastMadeAt === undefined || doneAt === undefined) {
    throw new Error(
      lastMadeAt === undefined
        ? 'No object was seen that was made for the request'
        : 'The request was fulfilled before all of its cluster was there',
    );
  }
  return {
    whole: fulfilledAt - sentAt,
    applied: lastMadeAt - sentAt,
    told: fulfilledAt - doneAt,
  };
}
