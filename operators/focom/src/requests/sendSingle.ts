import { FeasibilityCheck } from '../feasibility/FeasibilityCheck';
import { WaitingRequests } from '../feasibility/WaitingRequests';
import { Problem } from './Problem';
import { remoteNameOf } from './renderProvisioningRequest';
import { sendRequest } from './sendRequest';
import { Sent } from './Sent';

/** Sends a request for one cluster, as far as that is not done yet, and if the O-Cloud can do what it asks for. */
export async function sendSingle({
  check,
  waiting,
  ...options
}: Omit<Parameters<typeof sendRequest>[0], 'check'> & {
  /** What stands against sending it, whatever the O-Cloud has. */
  check: () => Problem | undefined;
  waiting: WaitingRequests;
}): Promise<Sent> {
  const { request, cloud } = options;
  const feasibility = FeasibilityCheck.create({ request, cloud, waiting });
  const { outcome, did, retry, againAfterMs } = await sendRequest({
    ...options,
    check: there => check() ?? feasibility.problem(there),
  });
  const { remote, problem } = outcome;
  return {
    outcome: { ...outcome, feasibility: feasibility.answer },
    writes: did ? [{ remoteName: remoteNameOf(request), did }] : [],
    retry,
    againAfterMs,
    isThere: remote !== undefined,
    isSent: !problem && remote?.metadata.deletionTimestamp === undefined,
  };
}
