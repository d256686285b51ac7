import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { Cell, CellText, ColumnConfig, Table, useTable } from '@backstage/ui';
import {
  clusterEntityRef,
  Host,
  hostEntityRef,
} from '@o2ims-portal/plugin-o2ims-common';
import { useMemo } from 'react';
import { useNow } from '../../hooks/useNow';
import { o2imsTranslationRef } from '../../translation';
import { EntityLink } from '../common/EntityLink';
import { HostStatePill } from '../common/HostStatePill';
import { SimulatedMark } from '../common/SimulatedMark';
import { TimeAgo } from '../common/TimeAgo';
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
      defaultWidth: '3fr',
      minWidth: 160,
      cell: ({ name, simulated }) => (
        <Cell>
          <span className={styles.name}>
            <span title={name}>{name}</span>
            {simulated && <SimulatedMark />}
          </span>
        </Cell>
      ),
    },
    {
      id: 'state',
      label: t('hosts.table.state'),
      defaultWidth: '2fr',
      minWidth: 110,
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
      defaultWidth: '3fr',
      minWidth: 140,
      cell: ({ osImage }) => <CellText title={osImage ?? ''} />,
    },
    {
      id: 'architecture',
      label: t('hosts.table.architecture'),
      defaultWidth: '1fr',
      minWidth: 80,
      cell: ({ architecture }) => <CellText title={architecture ?? ''} />,
    },
    {
      id: 'address',
      label: t('hosts.table.address'),
      defaultWidth: '2fr',
      minWidth: 120,
      cell: ({ addresses }) => (
        <Cell>
          <span title={addresses.join(', ')}>{addresses[0]}</span>
        </Cell>
      ),
    },
    {
      id: 'hostId',
      label: t('hosts.table.hostId'),
      defaultWidth: '2fr',
      minWidth: 90,
      cell: ({ hostId }) => <CellText title={hostId ?? ''} />,
    },
    {
      id: 'registered',
      label: t('hosts.table.registered'),
      defaultWidth: '2fr',
      minWidth: 100,
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

/** The cluster that a host is in, or the request that keeps it. */
const HostCluster = ({ host }: { host: Host }) => {
  const { t } = useTranslationRef(o2imsTranslationRef);
  const { clusterName, namespace, role, request } = host;
  if (clusterName) {
    return (
      <span className={styles.cluster}>
        <EntityLink
          entityRef={clusterEntityRef({ namespace, name: clusterName })}
          title={clusterName}
        />
        {role && (
          <span className={styles.role}>
            {role === 'control-plane'
              ? t('role.controlPlane')
              : t('role.worker')}
          </span>
        )}
      </span>
    );
  }
  return request ? (
    <span className={styles.role} title={request}>
      {t('hosts.reservedFor', { request })}
    </span>
  ) : null;
};
