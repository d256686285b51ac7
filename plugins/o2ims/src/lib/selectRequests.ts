import { Phase, Request } from '@o2ims-portal/plugin-o2ims-common';

/** What the list of requests is narrowed to. */
export interface RequestFilter {
  search?: string;
  phase?: Phase;
}

function matches(request: Request, { search, phase }: RequestFilter): boolean {
  if (phase && request.phase !== phase) {
    return false;
  }
  const wanted = search?.trim().toLocaleLowerCase('en-US');
  if (!wanted) {
    return true;
  }
  return [
    request.name,
    request.clusterName,
    request.description,
    request.requestedBy,
    request.owner,
    request.oCloudId,
    request.templateName,
    request.kubernetesVersion,
    ...request.hosts.map(host => host.name),
  ].some(text => text?.toLocaleLowerCase('en-US').includes(wanted));
}

/** The requests that fit, those that need attention first, then the newest first. */
export function selectRequests(
  requests: readonly Request[],
  filter: RequestFilter = {},
): Request[] {
  const rank = (request: Request) => (request.phase === 'FAILED' ? 0 : 1);
  return requests
    .filter(request => matches(request, filter))
    .sort(
      (a, b) =>
        rank(a) - rank(b) ||
        b.createdAt.localeCompare(a.createdAt) ||
        a.name.localeCompare(b.name),
    );
}

/** How many requests there are of each sort that a person tells apart. */
export interface RequestCounts {
  ready: number;
  inProgress: number;
  needsAttention: number;
  deleting: number;
}

const sorts: Record<Phase, keyof RequestCounts> = {
  PENDING: 'inProgress',
  PROGRESSING: 'inProgress',
  FULFILLED: 'ready',
  FAILED: 'needsAttention',
  DELETING: 'deleting',
};

export function countRequests(
  requests: readonly Pick<Request, 'phase'>[],
): RequestCounts {
  const counts = { ready: 0, inProgress: 0, needsAttention: 0, deleting: 0 };
  for (const { phase } of requests) {
    counts[sorts[phase]] += 1;
  }
  return counts;
}
