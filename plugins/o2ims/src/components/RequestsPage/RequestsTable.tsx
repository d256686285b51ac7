import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Cell, CellText, ColumnConfig, Table } from '@backstage/ui';
import { Request, RequestList } from '@o2ims-portal/plugin-o2ims-common';
import { RiFilterOffLine } from '@remixicon/react';
import { useMemo } from 'react';
import { useNow } from '../../hooks/useNow';
import { useRequestHref } from '../../hooks/useRequestHref';
import { nameOfRef } from '../../lib/nameOfRef';
import { pageSizes, RequestListState } from '../../lib/requestQuery';
import { o2imsTranslationRef } from '../../translation';
import { EmptyNotice } from '../common/EmptyNotice';
import { TimeAgo } from '../common/TimeAgo';
import { RequestProgress } from './RequestProgress';

type Row = Request & { id: string };

/** Which way is meant by itself: the newest first, else from A to Z. */
function naturalOrder(sort: RequestListState['sort']): 'asc' | 'desc' {
  return sort === 'createdAt' ? 'desc' : 'asc';
}

/** One line a request; a click, or Enter, opens it. */
export const RequestsTable = (props: {
  list?: RequestList;
  state: RequestListState;
  /** Whether what is shown is not yet what was asked for. */
  isStale: boolean;
  /** Whether to say on which O-Cloud each is. */
  showOCloud: boolean;
  onChange: (change: Partial<RequestListState>) => void;
  onClearFilter: () => void;
}) => {
  const { list, state, isStale, showOCloud, onChange, onClearFilter } = props;
  const { t } = useTranslationRef(o2imsTranslationRef);
  const requestHref = useRequestHref();
  const running = Boolean(
    list?.items.some(
      ({ phase }) => phase !== 'FULFILLED' && phase !== 'FAILED',
    ),
  );
  const now = useNow(running);
  const rows = useMemo(
    () => list?.items.map(request => ({ ...request, id: request.uid })),
    [list],
  );
  const { page, pageSize, sort, order = naturalOrder(sort) } = state;
  const offset = page * pageSize;
  const total = list?.total ?? 0;

  const columns: ColumnConfig<Row>[] = [
    {
      id: 'name',
      isSortable: true,
      label: t('requests.table.name'),
      isRowHeader: true,
      defaultWidth: '2fr',
      minWidth: 140,
      cell: request => (
        <CellText title={request.name} description={request.description} />
      ),
    },
    {
      id: 'attention',
      isSortable: true,
      label: t('requests.table.progress'),
      defaultWidth: '5fr',
      minWidth: 300,
      cell: request => (
        <Cell>
          <RequestProgress request={request} />
        </Cell>
      ),
    },
    {
      id: 'hosts',
      label: t('requests.table.hosts'),
      width: 84,
      cell: ({ hosts }) => (
        <Cell>
          <span title={hosts.map(({ name }) => name).join(', ')}>
            {hosts.length > 0
              ? t('requests.table.hostCount', { count: hosts.length })
              : '–'}
          </span>
        </Cell>
      ),
    },
    {
      id: 'version',
      label: t('requests.table.version'),
      width: 128,
      cell: ({ kubernetesVersion }) => (
        <CellText title={kubernetesVersion ?? ''} />
      ),
    },
    ...(showOCloud
      ? [
          {
            id: 'oCloudId',
            isSortable: true,
            label: t('requests.table.oCloud'),
            width: 108,
            cell: ({ oCloudId }: Row) => <CellText title={oCloudId} />,
          },
        ]
      : []),
    {
      id: 'owner',
      isSortable: true,
      label: t('requests.table.owner'),
      defaultWidth: '1fr',
      minWidth: 110,
      cell: ({ owner, requestedBy }) => {
        const ref = owner ?? requestedBy ?? '';
        return (
          <Cell>
            <span title={ref}>{nameOfRef(ref)}</span>
          </Cell>
        );
      },
    },
    {
      id: 'createdAt',
      isSortable: true,
      label: t('requests.table.age'),
      width: 108,
      cell: ({ createdAt }) => (
        <Cell>
          <TimeAgo time={createdAt} now={now} />
        </Cell>
      ),
    },
  ];

  return (
    <Table
      columnConfig={columns}
      data={rows}
      isPending={!list}
      isStale={isStale}
      pagination={
        total > pageSizes[0] || page > 0
          ? {
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
            }
          : { type: 'none' }
      }
      sort={{
        descriptor: {
          column: sort,
          direction: order === 'asc' ? 'ascending' : 'descending',
        },
        onSortChange: ({ column, direction }) =>
          onChange({
            sort: column as RequestListState['sort'],
            order: direction === 'ascending' ? 'asc' : 'desc',
          }),
      }}
      rowConfig={{ getHref: request => requestHref(request) }}
      emptyState={
        <EmptyNotice
          icon={<RiFilterOffLine size={32} />}
          title={t('requests.noMatch.title')}
        >
          <Button variant="secondary" onPress={onClearFilter}>
            {t('requests.noMatch.clear')}
          </Button>
        </EmptyNotice>
      }
    />
  );
};
