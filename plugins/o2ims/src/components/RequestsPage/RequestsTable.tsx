import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Button,
  Cell,
  CellText,
  ColumnConfig,
  Table,
  useTable,
} from '@backstage/ui';
import { Request } from '@o2ims-portal/plugin-o2ims-common';
import { RiFilterOffLine } from '@remixicon/react';
import { useMemo } from 'react';
import { useNow } from '../../hooks/useNow';
import { useRequestHref } from '../../hooks/useRequestHref';
import { nameOfRef } from '../../lib/nameOfRef';
import { o2imsTranslationRef } from '../../translation';
import { EmptyNotice } from '../common/EmptyNotice';
import { TimeAgo } from '../common/TimeAgo';
import { RequestProgress } from './RequestProgress';

type Row = Request & { id: string };

const pageSize = 20;

/** One line a request; a click, or Enter, opens it. */
export const RequestsTable = (props: {
  requests?: Request[];
  /** Whether to say on which O-Cloud each is. */
  showOCloud: boolean;
  onClearFilter: () => void;
}) => {
  const { requests, showOCloud, onClearFilter } = props;
  const { t } = useTranslationRef(o2imsTranslationRef);
  const requestHref = useRequestHref();
  const running = Boolean(
    requests?.some(({ phase }) => phase !== 'FULFILLED' && phase !== 'FAILED'),
  );
  const now = useNow(running);
  const rows = useMemo(
    () => requests?.map(request => ({ ...request, id: request.uid })),
    [requests],
  );
  const { tableProps } = useTable<Row>({
    mode: 'complete',
    data: rows,
    paginationOptions: {
      type: rows && rows.length > pageSize ? 'page' : 'none',
      pageSize,
    },
  });

  const columns: ColumnConfig<Row>[] = [
    {
      id: 'name',
      label: t('requests.table.name'),
      isRowHeader: true,
      defaultWidth: '2fr',
      minWidth: 140,
      cell: request => (
        <CellText title={request.name} description={request.description} />
      ),
    },
    {
      id: 'progress',
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
            id: 'oCloud',
            label: t('requests.table.oCloud'),
            width: 108,
            cell: ({ oCloudId }: Row) => <CellText title={oCloudId} />,
          },
        ]
      : []),
    {
      id: 'owner',
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
      id: 'age',
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
      {...tableProps}
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
