import { TablePaginationType } from '@backstage/ui';
import { ListPage, pageSizes } from './listState';

/** The pages of a table whose rows the backend gives page by page; nothing where one page has them all. */
export function toPagination(options: {
  state: ListPage<string>;
  total: number;
  onChange: (change: { page?: number; pageSize?: number }) => void;
}): TablePaginationType {
  const { state, total, onChange } = options;
  const { page, pageSize } = state;
  const offset = page * pageSize;
  if (total <= pageSizes[0] && page === 0) {
    return { type: 'none' };
  }
  return {
    type: 'page',
    pageSize,
    pageSizeOptions: pageSizes,
    offset,
    totalCount: total,
    hasPreviousPage: page > 0,
    hasNextPage: offset + pageSize < total,
    onPreviousPage: () => onChange({ page: page - 1 }),
    onNextPage: () => onChange({ page: page + 1 }),
    onPageSizeChange: size => onChange({ pageSize: size }),
  };
}
