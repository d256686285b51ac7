import { FocomProvisioningRequest } from '@o2ims-portal/api';
import { RemoteCloud } from '../oclouds/RemoteCloud';
import { effectiveRequest, isToBeExecuted } from '../requests/effectiveRequest';
import { Problem } from '../requests/Problem';
import {
  isRemoteOf,
  remoteNameOf,
} from '../requests/renderProvisioningRequest';
import { ExecutedSpec, toExecutedSpec } from '../revisions/ExecutedSpec';
import { RevisionStore } from '../revisions/RevisionStore';
import { assessDraft, DraftPreview } from './assessDraft';
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
  /** How long drafts live that do not say so themselves; for ever when left out. */
  draftTtlSeconds?: number;
  /** What stands against sending the request's own spec. */
  check: () => Problem | undefined;
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

/** What is to be said about a request's own spec as a draft, given what stands against sending it. */
export function previewRequest(
  options: ResolveOptions,
  problem: Problem | undefined,
  executed?: ExecutedSpec,
): { problem: Problem; preview: DraftPreview } {
  const { request, revisions, draftTtlSeconds } = options;
  const wasExecuted =
    executed !== undefined || request.status?.remoteName !== undefined;
  return assessDraft({
    request,
    problem,
    feasibility: describeFeasibility(request),
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
  const { request, check } = options;
  const executed = isToBeExecuted(request)
    ? undefined
    : await readExecuted(options);
  const effective = effectiveRequest(request, executed);
  return {
    effective: effective.request,
    ...(effective.isDraft && {
      draft: previewRequest(options, check(), executed),
    }),
  };
}
