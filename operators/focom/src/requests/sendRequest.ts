import { finalizers, ProvisioningRequest, reasons } from '@o2ims-portal/api';
import { ApiError } from '@o2ims-portal/kubernetes-client';
import { RemoteCloud } from '../oclouds/RemoteCloud';
import { decideRequest } from './decideRequest';
import { Problem } from './Problem';
import { Contested, RemoteContests } from './RemoteContests';
import {
  remoteNameOf,
  renderProvisioningRequest,
} from './renderProvisioningRequest';
import { SingleRequest } from './SingleRequest';
import { Outcome } from './toFocomStatus';

/** What came of it, and what was done. */
export interface SendResult {
  outcome: Outcome;
  did?: 'created' | 'updated' | 'restored';
  /** The O-Cloud forbade it, which an administrator may change without any object telling us: try again. */
  retry?: Error;
  /** When there is something to be done again that no object tells of, in milliseconds. */
  againAfterMs?: number;
}

/**
 * Writes to the O-Cloud; a refusal is a result, to be told to the user. What the O-Cloud takes and leaves as it was, since
 * it has no room for a field or puts in one of its own, is no news.
 */
async function write(
  name: string,
  did: NonNullable<SendResult['did']>,
  action: () => Promise<ProvisioningRequest>,
  current?: ProvisioningRequest,
): Promise<SendResult> {
  try {
    const remote = await action();
    const before = current?.metadata.resourceVersion;
    const isNews = before !== remote.metadata.resourceVersion;
    return { outcome: { remote }, ...(isNews && { did }) };
  } catch (error) {
    const forbidden = error instanceof ApiError && error.status === 403;
    if (!forbidden && !ApiError.isInvalid(error)) {
      throw error;
    }
    const problem: Problem = {
      phase: 'FAILED',
      reason: reasons.resourceRefused,
      message: `The O-Cloud refused ProvisioningRequest '${name}': ${error.serverMessage}`,
    };
    return {
      outcome: { problem, ...(current && { remote: current }) },
      ...(forbidden && { retry: error }),
    };
  }
}

/** What to say of a ProvisioningRequest that is left as it is. */
function leave(
  remote: ProvisioningRequest,
  contested: Contested | undefined,
): SendResult {
  const { problem, againAfterMs } = contested ?? {};
  return { outcome: { remote, ...(problem && { problem }) }, againAfterMs };
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
  request: SingleRequest;
  cloud: RemoteCloud;
  /** What stands against sending the request, given what is there of it. */
  check: (remote?: ProvisioningRequest) => Problem | undefined;
  /** What the request says was executed before, and is only to stay as it is. */
  wasExecuted?: boolean;
  contests: RemoteContests;
  /** Makes sure that what is about to be sent will not be forgotten; throws when the request is gone. */
  beforeSend: () => Promise<void>;
}): Promise<SendResult> {
  const { request, cloud, check, wasExecuted, contests, beforeSend } = options;
  const name = remoteNameOf(request);
  const create = async (object: ProvisioningRequest) => {
    await beforeSend();
    return write(name, 'created', () => cloud.create(object));
  };

  const seen = cloud.requests.get({ name });
  const expected = decideRequest({
    request,
    remote: seen,
    check,
    wasExecuted,
  });
  if (expected.action === 'follow') {
    return leave(seen!, contests.whileQuiet(seen!, performance.now()));
  }
  const { finalizers: marks = [] } = request.metadata;
  if (
    expected.action === 'hold' &&
    !seen &&
    !marks.includes(finalizers.focom)
  ) {
    // nothing was ever sent: there is nothing to ask the O-Cloud for
    return { outcome: { problem: expected.problem } };
  }
  if (expected.action === 'create') {
    try {
      return await create(expected.object);
    } catch (error) {
      if (!ApiError.isAlreadyExists(error)) {
        throw error;
      }
    }
  }

  const remote = await cloud.read(name);
  const decision = decideRequest({ request, remote, check, wasExecuted });
  switch (decision.action) {
    case 'follow':
      return leave(remote!, contests.whileQuiet(remote!, performance.now()));
    case 'hold': {
      const { problem } = decision;
      const ours = problem.reason !== reasons.remoteNameTaken;
      return { outcome: { problem, ...(ours && remote && { remote }) } };
    }
    case 'replace': {
      const { object, drifted } = decision;
      const desired = renderProvisioningRequest(request);
      const contested = contests.beforeWrite(
        remote!,
        desired,
        performance.now(),
      );
      if (contested) {
        return leave(remote!, contested);
      }
      // of what is being deleted only annotations are written
      if (object.spec !== remote!.spec) {
        await beforeSend();
      }
      const result = await write(
        name,
        drifted ? 'restored' : 'updated',
        () => cloud.replace(object),
        remote,
      );
      if (!result.did) {
        return result;
      }
      const now = performance.now();
      contests.written(remote!, desired, now);
      const told = contests.whileQuiet(remote!, now);
      return { ...result, ...leave(result.outcome.remote!, told) };
    }
    default:
      return create(decision.object);
  }
}
