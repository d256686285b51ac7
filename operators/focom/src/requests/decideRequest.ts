import {
  findCondition,
  labels,
  ProvisioningRequest,
  reasons,
  submittedCondition,
} from '@o2ims-portal/api';
import { Problem } from './Problem';
import {
  isRemoteOf,
  renderProvisioningRequest,
} from './renderProvisioningRequest';
import { reviseProvisioningRequest } from './reviseProvisioningRequest';
import { SingleRequest } from './SingleRequest';

/**
 * What to do for a request that is wanted.
 *
 * @public
 */
export type Decision =
  /** Nothing, until what the problem names has changed. */
  | { action: 'hold'; problem: Problem }
  | { action: 'create'; object: ProvisioningRequest }
  | {
      action: 'replace';
      object: ProvisioningRequest;
      /** Somebody else changed the ProvisioningRequest's spec: this puts it back. */
      drifted: boolean;
    }
  /** All is sent; the O-Cloud is at it. */
  | { action: 'follow' };

/** Whether what the request says now has been sent before: a template that goes away later does not undo it. */
function wasSent(request: SingleRequest): boolean {
  const submitted = findCondition(
    request.status?.conditions,
    submittedCondition,
  );
  return (
    (submitted?.status === 'True' ||
      submitted?.reason === reasons.specContested) &&
    submitted.observedGeneration === request.metadata.generation
  );
}

function nameTaken(remote: ProvisioningRequest): Problem {
  const { name, labels: marks = {} } = remote.metadata;
  const owner = marks[labels.focomRequestName];
  const by = owner
    ? `FocomProvisioningRequest '${owner}' in namespace '${
        marks[labels.focomRequestNamespace]
      }'`
    : 'somebody who is not FOCOM';
  return {
    phase: 'FAILED',
    reason: reasons.remoteNameTaken,
    message: `The O-Cloud has a ProvisioningRequest '${name}' already, made by ${by}. Delete that one, or make this request anew.`,
  };
}

function remotelyDeleted(name: string, cluster: string | undefined): Problem {
  const again = cluster
    ? `Take cluster '${cluster}' out of this request, and put it in again to have it again.`
    : 'Delete this request, and make it anew to have the cluster again.';
  return {
    phase: 'FAILED',
    reason: reasons.remoteDeleted,
    message: `ProvisioningRequest '${name}' was deleted on the O-Cloud, though this request was not. ${again}`,
  };
}

/**
 * What to do for a request that is wanted, from what is on its O-Cloud under its name.
 *
 * @public
 */
export function decideRequest(options: {
  request: SingleRequest;
  remote: ProvisioningRequest | undefined;
  /**
   * What stands against sending the request, given what is there of it; asked only when there is something to send.
   */
  check: (remote?: ProvisioningRequest) => Problem | undefined;
  /** What the request says was executed before, and is only to stay as it is. */
  wasExecuted?: boolean;
}): Decision {
  const { request, remote, check, wasExecuted } = options;
  if (remote && !isRemoteOf(remote, request)) {
    return { action: 'hold', problem: nameTaken(remote) };
  }
  if (!remote && request.status?.remoteName) {
    return {
      action: 'hold',
      problem: remotelyDeleted(request.status.remoteName, request.cluster),
    };
  }
  const desired = renderProvisioningRequest(request);
  const revision = remote && reviseProvisioningRequest(remote, desired);
  if (remote && !revision) {
    return { action: 'follow' };
  }
  const sent =
    wasExecuted ||
    wasSent(request) ||
    remote?.metadata.deletionTimestamp !== undefined;
  const problem = sent ? undefined : check(remote);
  if (problem) {
    return { action: 'hold', problem };
  }
  return revision
    ? {
        action: 'replace',
        object: revision.object,
        drifted: sent && revision.specDiffers,
      }
    : { action: 'create', object: desired };
}
