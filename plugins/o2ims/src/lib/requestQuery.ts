import { phases } from '@o2ims-portal/api';
import { Phase, RequestQuery } from '@o2ims-portal/plugin-o2ims-common';

/** What the list of requests is narrowed to and how it is sorted, as the page's URL says it. */
export interface RequestListState {
  search?: string;
  phase?: Phase;
  oCloudId?: string;
  owner?: string;
  template?: string;
  sort: NonNullable<RequestQuery['sort']>;
  order?: 'asc' | 'desc';
  /** From 0. */
  page: number;
  pageSize: number;
}

/** How many requests a page may show. */
export const pageSizes = [20, 50, 100];

const sorts: RequestListState['sort'][] = [
  'attention',
  'createdAt',
  'name',
  'owner',
  'oCloudId',
];

/** What narrows the list; the rest only says which part of it is shown, and in which order. */
export const filterKeys = [
  'search',
  'phase',
  'oCloudId',
  'owner',
  'template',
] as const;

function oneOf<T extends string>(
  values: readonly T[],
  value: string | null,
): T | undefined {
  return values.find(candidate => candidate === value);
}

function toNumber(value: string | null): number {
  const number = Number(value);
  return Number.isSafeInteger(number) && number > 0 ? number : 0;
}

/** Reads a page's URL; what it cannot mean is left out. */
export function readRequestListState(
  parameters: URLSearchParams,
): RequestListState {
  const text = (key: string) => parameters.get(key) || undefined;
  const pageSize = toNumber(parameters.get('pageSize'));
  return {
    search: text('search'),
    phase: oneOf(phases, parameters.get('phase')),
    oCloudId: text('oCloudId'),
    owner: text('owner'),
    template: text('template'),
    sort: oneOf(sorts, parameters.get('sort')) ?? 'attention',
    order: oneOf(['asc', 'desc'], parameters.get('order')),
    page: Math.max(0, toNumber(parameters.get('page')) - 1),
    pageSize: pageSizes.includes(pageSize) ? pageSize : pageSizes[0],
  };
}

/** The URL after a change. The page begins anew with any other change than that of the page itself. */
export function writeRequestListState(
  parameters: URLSearchParams,
  change: Partial<RequestListState>,
): URLSearchParams {
  const next = new URLSearchParams(parameters);
  if (!('page' in change)) {
    next.delete('page');
  }
  for (const [key, value] of Object.entries(change)) {
    if (key === 'page') {
      next.set('page', String(Number(value) + 1));
    } else if (value) {
      next.set(key, String(value));
    } else {
      next.delete(key);
    }
  }
  if (next.get('page') === '1') {
    next.delete('page');
  }
  return next;
}

/** What the backend is to be asked for. */
export function toRequestQuery(state: RequestListState): RequestQuery {
  const { phase, page, pageSize, ...rest } = state;
  return {
    ...rest,
    ...(phase && { phase: [phase] }),
    limit: pageSize,
    offset: page * pageSize,
  };
}
