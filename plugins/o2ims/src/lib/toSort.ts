import { SortDescriptor, SortState } from '@backstage/ui';
import { ListPage } from './listState';

/** Which way is meant by itself: the newest first, else from A to Z. */
function naturalOrder(sort: string): 'asc' | 'desc' {
  return sort === 'createdAt' ? 'desc' : 'asc';
}

/** The order of a table whose rows the backend sorts. */
export function toSort<Sort extends string>(
  { sort, order = naturalOrder(sort) }: ListPage<Sort>,
  onChange: (change: { sort: Sort; order: 'asc' | 'desc' }) => void,
): SortState {
  return {
    descriptor: {
      column: sort,
      direction: order === 'asc' ? 'ascending' : 'descending',
    },
    onSortChange: ({ column, direction }: SortDescriptor) =>
      onChange({
        sort: column as Sort,
        order: direction === 'ascending' ? 'asc' : 'desc',
      }),
  };
}
