import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Cell, CellText, ColumnConfig, Table } from '@backstage/ui';
import { Request, RequestList } from '@o2ims-portal/plugin-o2ims-common';
import { useMemo } from 'react';
import { useNow } from '../../hooks/useNow';
import { useRequestHref } from '../../hooks/useRequestHref';
import { nameOfRef } from '../../lib/nameOfRef';
import { RequestListState } from '../../lib/requestQuery';
import { toPagination } from '../../lib/toPagination';
import { toSort } from '../../lib/toSort';
import { o2imsTranslationRef } from '../../translation';
import { NoMatch } from '../common/NoMatch';
import { TimeAgo } from '../common/TimeAgo';
import { RequestProgress } from './RequestProgress';

type Row = Request & { id: string };

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
      pagination={toPagination({ state, total: list?.total ?? 0, onChange })}
      sort={toSort(state, onChange)}
      rowConfig={{ getHref: request => requestHref(request) }}
      emptyState={
        <NoMatch
          title={t('requests.noMatch.title')}
          clear={t('requests.noMatch.clear')}
          onClear={onClearFilter}
        />
      }
    />
  );
};
