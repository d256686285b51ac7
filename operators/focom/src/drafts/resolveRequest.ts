import { FocomProvisioningRequest } from '@o2ims-portal/api';
import { Feasibility } from '../feasibility/Feasibility';
import { FeasibilityCheck } from '../feasibility/FeasibilityCheck';
import { WaitingRequests } from '../feasibility/WaitingRequests';
import { RemoteCloud } from '../oclouds/RemoteCloud';
import { effectiveRequest, isToBeExecuted } from '../requests/effectiveRequest';
import { hasRemote } from '../requests/hasRemote';
import { Problem } from '../requests/Problem';
import {
  isRemoteOf,
  remoteNameOf,
} from '../requests/renderProvisioningRequest';
import { ExecutedSpec, toExecutedSpec } from '../revisions/ExecutedSpec';
import { RevisionStore } from '../revisions/RevisionStore';
import { assessDraft, Assessment, DraftPreview } from './assessDraft';
import { describeFeasibility } from './describeFeasibility';
import { draftExpiry } from './draftExpiry';

/** @see resolveRequest */
export interface ResolvedRequest {
  /** As it is to be on the O-Cloud; undefined when nothing is. */
  effective?: FocomProvisioningRequest;
  /** When the request's own spec is a draft that waits: why it is not executed, and what would come of it. */
  draft?: { problem: Problem; preview: DraftPreview };
}

interface ResolveOptions {
  request: FocomProvisioningRequest;
  /** Its O-Cloud, where that is known. */
  cloud: RemoteCloud | undefined;
  revisions: RevisionStore;
  waiting: WaitingRequests;
  /** How long drafts live that do not say so themselves; for ever when left out. */
  draftTtlSeconds?: number;
  /** What there is to say of the request's own spec. */
  assess: () => Assessment;
}

/** What was executed last; of what was sent before there were revisions, the O-Cloud knows. */
async function readExecuted(
  options: ResolveOptions,
): Promise<ExecutedSpec | undefined> {
  const { request, cloud, revisions } = options;
  const kept = await revisions.readNewest(request);
  if (kept) {
    return kept;
  }
  const remote = cloud?.requests.get({ name: remoteNameOf(request) });
  return remote && isRemoteOf(remote, request)
    ? toExecutedSpec(remote.spec)
    : undefined;
}

/** Asks the O-Cloud about a draft; about a change, if there is a cluster, which has its own hosts already. */
function ask(
  { cloud, waiting }: ResolveOptions,
  { problem, requests, feasibility }: Assessment,
): Feasibility | undefined {
  const [request] = requests;
  if (problem || feasibility || !request) {
    return undefined;
  }
  const remote = cloud?.requests.get({ name: remoteNameOf(request) });
  const hasCluster =
    remote?.status?.extensions?.cluster && isRemoteOf(remote, request);
  return (
    cloud &&
    FeasibilityCheck.create({ request, cloud, waiting }).ask(
      hasCluster ? remote : undefined,
    )
  );
}

/**
 * What is to be said about a request's own spec as a draft, given what there is to say of it, and what the O-Cloud said
 * of it.
 */
export function previewRequest(
  options: ResolveOptions,
  assessment: Assessment,
  answer: Feasibility | undefined,
  executed?: ExecutedSpec,
): { problem: Problem; preview: DraftPreview } {
  const { request, revisions, draftTtlSeconds } = options;
  const wasExecuted = executed !== undefined || hasRemote(request);
  return assessDraft({
    request,
    assessment,
    feasibility: assessment.feasibility ?? describeFeasibility(answer),
    approvedBefore: revisions.newest(request)?.approvedGeneration,
    expiry: changedAt =>
      draftExpiry({
        request,
        wasExecuted,
        defaultTtlSeconds: draftTtlSeconds,
        changedAt,
      }),
    now: new Date(),
  });
}

/** What a request comes down to, and what there is to say about it where it is a draft. */
export async function resolveRequest(
  options: ResolveOptions,
): Promise<ResolvedRequest> {
  const { request } = options;
  const executed = isToBeExecuted(request)
    ? undefined
    : await readExecuted(options);
  const { isDraft, ...effective } = effectiveRequest(request, executed);
  if (!isDraft) {
    return { effective: effective.request };
  }
  const assessment = options.assess();
  const answer = ask(options, assessment);
  const draft = previewRequest(options, assessment, answer, executed);
  return { effective: effective.request, draft };
}
