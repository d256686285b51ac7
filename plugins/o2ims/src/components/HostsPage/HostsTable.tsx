import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Cell, CellText, ColumnConfig, Table } from '@backstage/ui';
import { Host, HostList } from '@o2ims-portal/plugin-o2ims-common';
import { ReactElement, useMemo } from 'react';
import { useHostHref } from '../../hooks/useHostHref';
import { useNow } from '../../hooks/useNow';
import { HostListState } from '../../lib/hostQuery';
import { toPagination } from '../../lib/toPagination';
import { toSort } from '../../lib/toSort';
import { o2imsTranslationRef } from '../../translation';
import { HostStatePill } from '../common/HostStatePill';
import { SimulatedMark } from '../common/SimulatedMark';
import { TimeAgo } from '../common/TimeAgo';
import { HostCluster } from './HostCluster';
import styles from './HostsTable.module.css';

type Row = Host & { id: string };

/** One line a host; a click, or Enter, opens it in the catalog. */
export const HostsTable = (props: {
  list?: HostList;
  state: HostListState;
  /** Whether what is shown is not yet what was asked for. */
  isStale: boolean;
  onChange: (change: Partial<HostListState>) => void;
  /** What is shown where no host fits. */
  empty: ReactElement;
}) => {
  const { list, state, isStale, onChange, empty } = props;
  const { t } = useTranslationRef(o2imsTranslationRef);
  const hostHref = useHostHref();
  const now = useNow(false);
  const rows = useMemo(
    () => list?.items.map(host => ({ ...host, id: host.uid })),
    [list],
  );

  const columns: ColumnConfig<Row>[] = [
    {
      id: 'name',
      isSortable: true,
      label: t('hosts.table.name'),
      isRowHeader: true,
      defaultWidth: '2fr',
      minWidth: 110,
      cell: ({ name, simulated }) => (
        <Cell>
          <span className={styles.name}>
            <span title={name}>{name}</span>
            {simulated && <SimulatedMark short />}
          </span>
        </Cell>
      ),
    },
    {
      id: 'state',
      isSortable: true,
      label: t('hosts.table.state'),
      width: 120,
      cell: host => (
        <Cell>
          <HostStatePill state={host.state} />
        </Cell>
      ),
    },
    {
      id: 'cluster',
      isSortable: true,
      label: t('hosts.table.cluster'),
      defaultWidth: '3fr',
      minWidth: 140,
      cell: host => (
        <Cell>
          <HostCluster host={host} />
        </Cell>
      ),
    },
    {
      id: 'os',
      label: t('hosts.table.os'),
      defaultWidth: '4fr',
      minWidth: 150,
      cell: ({ osImage }) => <CellText title={osImage ?? ''} />,
    },
    {
      id: 'architecture',
      label: t('hosts.table.architecture'),
      width: 84,
      cell: ({ architecture }) => <CellText title={architecture ?? ''} />,
    },
    {
      id: 'address',
      label: t('hosts.table.address'),
      width: 128,
      cell: ({ addresses }) => (
        <Cell>
          <span title={addresses.join(', ')}>{addresses[0]}</span>
        </Cell>
      ),
    },
    {
      id: 'hostId',
      label: t('hosts.table.hostId'),
      width: 90,
      cell: ({ hostId }) => <CellText title={hostId ?? ''} />,
    },
    {
      id: 'createdAt',
      isSortable: true,
      label: t('hosts.table.registered'),
      width: 112,
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
      rowConfig={{ getHref: hostHref }}
      emptyState={empty}
    />
  );
};
