import { FocomProvisioningRequest, reasons } from '@o2ims-portal/api';
import { ApiError } from '@o2ims-portal/kubernetes-client';
import { RemoteCloud } from '../oclouds/RemoteCloud';
import { decideRequest } from './decideRequest';
import { Problem } from './Problem';
import { remoteNameOf } from './renderProvisioningRequest';
import { Outcome } from './toFocomStatus';

/** What came of it, and what was done. */
export interface SendResult {
  outcome: Outcome;
  did?: 'created' | 'updated' | 'restored';
  /** The O-Cloud forbade it, which an administrator may change without any object telling us: try again. */
  retry?: Error;
}

function toRefusal(name: string, error: ApiError): Problem {
  return {
    phase: 'FAILED',
    reason: reasons.resourceRefused,
    message: `The O-Cloud refused ProvisioningRequest '${name}': ${error.serverMessage}`,
  };
}

/**
 * Sends a request to its O-Cloud, as far as that is not done yet.
 *
 * What was last seen there may be from before our own last write. It is good enough to go on following, and to
 * create (which fails where there is one); all else is decided on what the O-Cloud has right now.
 *
 * @throws ApiError when the O-Cloud cannot be reached, or somebody else was faster
 */
export async function sendRequest(options: {
  request: FocomProvisioningRequest;
  cloud: RemoteCloud;
  check: () => Problem | undefined;
  beforeCreate: () => Promise<void>;
}): Promise<SendResult> {
  const { request, cloud, check, beforeCreate } = options;
  const name = remoteNameOf(request);
  try {
    const seen = cloud.requests.get({ name });
    const first = decideRequest({ request, remote: seen, check });
    if (first.action === 'follow') {
      return { outcome: { remote: seen } };
    }
    if (first.action === 'create') {
      await beforeCreate();
      try {
        const remote = await cloud.create(first.object);
        return { outcome: { remote }, did: 'created' };
      } catch (error) {
        if (!ApiError.isAlreadyExists(error)) {
          throw error;
        }
      }
    }
    const remote = await cloud.read(name);
    const decision = decideRequest({ request, remote, check });
    switch (decision.action) {
      case 'follow':
        return { outcome: { remote } };
      case 'hold': {
        const { problem } = decision;
        const ours = problem.reason !== reasons.remoteNameTaken;
        return { outcome: { problem, ...(ours && remote && { remote }) } };
      }
      case 'replace':
        return {
          outcome: { remote: await cloud.replace(decision.object) },
          did: decision.drifted ? 'restored' : 'updated',
        };
      default:
        await beforeCreate();
        return {
          outcome: { remote: await cloud.create(decision.object) },
          did: 'created',
        };
    }
  } catch (error) {
    const forbidden = error instanceof ApiError && error.status === 403;
    if (!forbidden && !ApiError.isInvalid(error)) {
      throw error;
    }
    const remote = cloud.requests.get({ name });
    return {
      outcome: { problem: toRefusal(name, error), ...(remote && { remote }) },
      ...(forbidden && { retry: error }),
    };
  }
}
