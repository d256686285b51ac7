import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { Cell, CellText, ColumnConfig, Table, useTable } from '@backstage/ui';
import { Host, hostEntityRef } from '@o2ims-portal/plugin-o2ims-common';
import { useMemo } from 'react';
import { useNow } from '../../hooks/useNow';
import { o2imsTranslationRef } from '../../translation';
import { HostStatePill } from '../common/HostStatePill';
import { SimulatedMark } from '../common/SimulatedMark';
import { TimeAgo } from '../common/TimeAgo';
import { HostCluster } from './HostCluster';
import styles from './HostsTable.module.css';

type Row = Host & { id: string };

const pageSize = 50;

/** One line a host; a click, or Enter, opens it in the catalog. */
export const HostsTable = ({ hosts }: { hosts?: Host[] }) => {
  const { t } = useTranslationRef(o2imsTranslationRef);
  const entityPage = useRouteRef(entityRouteRef);
  const now = useNow(false);
  const rows = useMemo(
    () => hosts?.map(host => ({ ...host, id: host.uid })),
    [hosts],
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
      label: t('hosts.table.state'),
      width: 120,
      cell: ({ state }) => (
        <Cell>
          <HostStatePill state={state} />
        </Cell>
      ),
    },
    {
      id: 'cluster',
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
      id: 'registered',
      label: t('hosts.table.registered'),
      width: 112,
      cell: ({ createdAt }) => (
        <Cell>
          <TimeAgo time={createdAt} now={now} />
        </Cell>
      ),
    },
  ];

  const toHref = (host: Row) => {
    if (!entityPage) {
      return undefined;
    }
    const { kind, namespace, name } = parseEntityRef(hostEntityRef(host));
    return entityPage({
      kind: kind.toLocaleLowerCase('en-US'),
      namespace,
      name,
    });
  };

  return (
    <Table
      columnConfig={columns}
      {...tableProps}
      rowConfig={{ getHref: toHref }}
    />
  );
};
