import { HostQuery, HostState } from '@o2ims-portal/plugin-o2ims-common';
import { ListPage, oneOf, readListPage, toPageQuery } from './listState';

/** Which hosts the page shows, and how, as its URL says it. */
export interface HostListState
  extends ListPage<NonNullable<HostQuery['sort']>> {
  search?: string;
  state?: HostState;
  oCloudId?: string;
  cluster?: string;
  /** One square a host, in place of one line. */
  view?: 'grid';
  /** The label by whose values the squares are grouped. */
  groupBy?: string;
}

/** In the order in which one looks for them. */
export const hostStates: readonly HostState[] = [
  'in-use',
  'reserved',
  'cleaning',
  'free',
];

/** What narrows the list. */
export const hostFilters = ['search', 'state', 'oCloudId', 'cluster'] as const;

/** As many squares as the backend gives at once, and as a person can look through. */
export const maxSquares = 1_000;

/** Reads a page's URL; what it cannot mean is left out. */
export function readHostListState(parameters: URLSearchParams): HostListState {
  const text = (key: string) => parameters.get(key) || undefined;
  return {
    search: text('search'),
    state: oneOf(hostStates, parameters.get('state')),
    oCloudId: text('oCloudId'),
    cluster: text('cluster'),
    view: oneOf(['grid'], parameters.get('view')),
    groupBy: text('groupBy'),
    ...readListPage(parameters, ['name', 'state', 'cluster', 'createdAt']),
  };
}

/** What the backend is to be asked for. */
export function toHostQuery(list: HostListState): HostQuery {
  const { state, page, pageSize, view, groupBy, ...rest } = list;
  return {
    ...rest,
    ...(state && { state: [state] }),
    ...(view === 'grid' ? { limit: maxSquares } : toPageQuery(list)),
  };
}
