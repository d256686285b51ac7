import { phases } from '@o2ims-portal/api';
import {
  Phase,
  Request,
  RequestList,
  RequestQuery,
} from '@o2ims-portal/plugin-o2ims-common';
import { compareNames, compareTimes } from '../model/text';
import { countBy } from './countBy';
import { distinct } from './distinct';
import { matchesSearch } from './matchesSearch';
import { pageOf } from './pageOf';
import { toOrder } from './toOrder';

/** Who looks at the list wants to see first what went wrong, then what is under way. */
const attention: Record<Phase, number> = {
  FAILED: 0,
  PENDING: 1,
  PROGRESSING: 1,
  DELETING: 1,
  FULFILLED: 2,
};

function ownerOf({ owner, requestedBy }: Request): string | undefined {
  return owner ?? requestedBy;
}

function newestFirst(a: Request, b: Request): number {
  return compareTimes(b.createdAt, a.createdAt);
}

type Compare = (a: Request, b: Request) => number;

const ascending: Record<NonNullable<RequestQuery['sort']>, Compare> = {
  attention: (a, b) =>
    attention[a.phase] - attention[b.phase] || newestFirst(a, b),
  createdAt: (a, b) => -newestFirst(a, b),
  name: (a, b) => compareNames(a.name, b.name),
  owner: (a, b) => compareNames(ownerOf(a) ?? '', ownerOf(b) ?? ''),
  oCloudId: (a, b) => compareNames(a.oCloudId, b.oCloudId),
};

/** Of the requests that somebody may see, those that were asked for, and what there is to choose from. */
export function queryRequests(
  requests: readonly Request[],
  query: RequestQuery,
): RequestList {
  const { search, phase, oCloudId, owner, template } = query;
  const { sort = 'createdAt' } = query;
  const inAnyPhase = requests.filter(
    request =>
      (oCloudId === undefined || request.oCloudId === oCloudId) &&
      (owner === undefined || ownerOf(request) === owner) &&
      (template === undefined || request.templateName === template) &&
      matchesSearch(
        [
          request.name,
          request.clusterName,
          request.description,
          request.owner,
          request.requestedBy,
          request.remoteName,
          request.kubernetesVersion,
          ...request.hosts.map(({ name }) => name),
        ],
        search,
      ),
  );
  const found = phase?.length
    ? inAnyPhase.filter(request => phase.includes(request.phase))
    : inAnyPhase;
  return {
    items: pageOf(
      [...found].sort(toOrder(ascending, { sort, order: query.order })),
      query,
    ),
    total: found.length,
    counts: countBy(inAnyPhase, request => request.phase, phases).map(
      ({ value, count }) => ({ phase: value, count }),
    ),
    choices: {
      oClouds: distinct(requests.map(request => request.oCloudId)),
      owners: distinct(requests.map(ownerOf)),
      templates: distinct(requests.map(request => request.templateName)),
    },
  };
}
