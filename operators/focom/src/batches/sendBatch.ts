import { FocomProvisioningRequest, reasons } from '@o2ims-portal/api';
import { TerminalError } from '@o2ims-portal/operator-runtime';
import { WaitingRequests } from '../feasibility/WaitingRequests';
import { RemoteCloud } from '../oclouds/RemoteCloud';
import { Problem } from '../requests/Problem';
import { RemoteContests } from '../requests/RemoteContests';
import { sendRequest } from '../requests/sendRequest';
import { SingleRequest } from '../requests/SingleRequest';
import { BatchItem } from './BatchItem';
import { ClusterWork } from './ClusterWork';
import { expandBatch } from './expandBatch';
import { BatchOutcome, ClusterReport } from './foldBatch';
import { followCluster } from './followCluster';
import { Inventory } from './inventory/Inventory';
import { judgeBatch } from './judgeBatch';
import { mapBounded } from './mapBounded';
import { remotesOfBatch } from './remotesOfBatch';
import { toClusterStatus } from './toClusterStatus';
import { withdrawCluster } from './withdrawCluster';
import { withPreviousStatus } from './withPreviousStatus';

/** So many clusters of one request are worked on at the same time: requests of others have their turn too. */
const SIDE_BY_SIDE = 8;

/** @see sendBatch */
export interface SendBatchResult {
  outcome: BatchOutcome;
  work: ClusterWork[];
  /** Nothing of what the request says now is carried out, though something of it may be there from before. */
  isHeld: boolean;
}

interface SendBatchOptions {
  /** For several clusters; with its status. */
  request: FocomProvisioningRequest;
  cloud: RemoteCloud;
  inventory?: Inventory | Problem;
  /** What stands against sending one cluster by itself, whatever the O-Cloud has. */
  check: (request: SingleRequest) => Problem | undefined;
  waiting: WaitingRequests;
  contests: RemoteContests;
  /** Makes sure that what is about to be sent will not be forgotten; throws when the request is gone. */
  beforeSend: () => Promise<void>;
}

/** What to say of a cluster that could not be worked on. */
function toFailure(
  request: FocomProvisioningRequest,
  name: string,
  error: unknown,
): ClusterWork {
  // the request is gone: so it is for all of its clusters
  if (error instanceof TerminalError || !(error instanceof Error)) {
    throw error;
  }
  const previous = request.status?.clusters?.find(
    cluster => cluster.name === name,
  );
  const problem: Problem = {
    phase: 'PENDING',
    reason: reasons.oCloudUnreachable,
    message: `Could not be passed on yet, and is tried again: ${error.message}`,
  };
  const { phase, reason, message } = problem;
  return {
    report: previous
      ? { status: previous }
      : { status: { name, phase, reason, message }, problem },
    failure: error,
  };
}

/**
 * Sends the clusters of a request to its O-Cloud, as far as that is not done yet, and has those deleted there that it
 * does not ask for any more. Each goes its own way: what happens to one holds up no other.
 */
export async function sendBatch(
  options: SendBatchOptions,
): Promise<SendBatchResult> {
  const { request, cloud, inventory, check, waiting } = options;
  const remotes = remotesOfBatch(request, cloud.requests.list());
  const previous = new Map(
    (request.status?.clusters ?? []).map(cluster => [cluster.name, cluster]),
  );
  const known = new Set([...previous.keys(), ...remotes.keys()]);
  const expansion = expandBatch(request, inventory);
  if ('problem' in expansion) {
    const work = [...known].map(name =>
      followCluster(request, name, remotes.get(name)),
    );
    const outcome = {
      clusters: toReports(work),
      problem: expansion.problem,
    };
    return { outcome, work, isHeld: true };
  }

  const items = expansion.items.map(item => ({
    ...item,
    remote: remotes.get(item.name),
    request: withPreviousStatus(
      item.request,
      previous.get(item.name),
      remotes.get(item.name),
    ),
  }));
  const gate = judgeBatch({ request, items, cloud, check, waiting });

  let keeping: Promise<void> | undefined;
  const beforeSend = async () => {
    // what is put back as it was is no news
    keeping ??= gate.isClosed ? Promise.resolve() : options.beforeSend();
    await keeping;
  };
  const send = async (item: BatchItem): Promise<ClusterWork> => {
    const { outcome, did, retry, againAfterMs } = await sendRequest({
      request: item.request,
      cloud,
      contests: options.contests,
      check: () => gate.problems.get(item.name),
      beforeSend,
    });
    const { remote, problem } = outcome;
    const status = toClusterStatus(item.request, outcome, new Date());
    const report = { status, problem };
    return { report, remote, did, failure: retry, againAfterMs };
  };
  const finish = async (name: string): Promise<ClusterWork> => {
    const remote = remotes.get(name);
    return gate.isClosed && !remote?.metadata.deletionTimestamp
      ? followCluster(request, name, remote)
      : withdrawCluster({ request, name, cloud });
  };
  const wanted = new Set(items.map(({ name }) => name));
  const jobs = [
    ...items.map(item => ({ name: item.name, run: () => send(item) })),
    ...[...known]
      .filter(name => !wanted.has(name))
      .map(name => ({ name, run: () => finish(name) })),
  ];
  const work = await mapBounded(jobs, SIDE_BY_SIDE, async ({ name, run }) => {
    try {
      return await run();
    } catch (error) {
      return toFailure(request, name, error);
    }
  });
  const { feasible } = gate;
  const outcome = { clusters: toReports(work), feasible };
  return { outcome, work, isHeld: gate.isClosed };
}

function toReports(work: readonly ClusterWork[]): ClusterReport[] {
  return work.flatMap(({ report }) => report ?? []);
}
