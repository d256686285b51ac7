import { phases } from '@o2ims-portal/api';
import { Phase, RequestQuery } from '@o2ims-portal/plugin-o2ims-common';
import { ListPage, oneOf, readListPage, toPageQuery } from './listState';

/** What the list of requests is narrowed to and how it is sorted, as the page's URL says it. */
export interface RequestListState
  extends ListPage<NonNullable<RequestQuery['sort']>> {
  search?: string;
  phase?: Phase;
  oCloudId?: string;
  owner?: string;
  template?: string;
}

/** What narrows the list; the rest only says which part of it is shown, and in which order. */
export const requestFilters = [
  'search',
  'phase',
  'oCloudId',
  'owner',
  'template',
] as const;

/** Reads a page's URL; what it cannot mean is left out. */
export function readRequestListState(
  parameters: URLSearchParams,
): RequestListState {
  const text = (key: string) => parameters.get(key) || undefined;
  return {
    search: text('search'),
    phase: oneOf(phases, parameters.get('phase')),
    oCloudId: text('oCloudId'),
    owner: text('owner'),
    template: text('template'),
    ...readListPage(parameters, [
      'attention',
      'createdAt',
      'name',
      'owner',
      'oCloudId',
    ]),
  };
}

/** What the backend is to be asked for. */
export function toRequestQuery(state: RequestListState): RequestQuery {
  const { phase, page, pageSize, ...rest } = state;
  return {
    ...rest,
    ...(phase && { phase: [phase] }),
    ...toPageQuery(state),
  };
}
