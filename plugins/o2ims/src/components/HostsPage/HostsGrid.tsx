import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Skeleton, Text } from '@backstage/ui';
import { HostList } from '@o2ims-portal/plugin-o2ims-common';
import { ReactElement, useMemo } from 'react';
import { groupHosts } from '../../lib/groupHosts';
import { HostListState } from '../../lib/hostQuery';
import { o2imsTranslationRef } from '../../translation';
import { HostSquare } from './HostSquare';
import styles from './HostsGrid.module.css';

/** One square a host, for hundreds of them at a glance; together those that have the same value of a label. */
export const HostsGrid = (props: {
  list?: HostList;
  state: HostListState;
  /** Whether what is shown is not yet what was asked for. */
  isStale: boolean;
  /** What is shown where no host fits. */
  empty: ReactElement;
}) => {
  const { list, state, isStale, empty } = props;
  const { t } = useTranslationRef(o2imsTranslationRef);
  const groups = useMemo(
    () => list && groupHosts(list.items, state.groupBy),
    [list, state.groupBy],
  );
  if (!list || !groups) {
    return <Skeleton width="100%" height={160} />;
  }
  if (list.items.length === 0) {
    return empty;
  }
  return (
    <div className={styles.groups} aria-busy={isStale}>
      {list.total > list.items.length && (
        <Text color="secondary">
          {t('hosts.grid.more', {
            shown: list.items.length,
            total: list.total,
          })}
        </Text>
      )}
      {groups.map(({ value, hosts }) => {
        const title =
          value ??
          t('hosts.grid.without', {
            label: state.groupBy ?? '',
          });
        return (
          <section key={title}>
            {state.groupBy && (
              <Text as="h2" variant="body-medium" weight="bold">
                {title}{' '}
                <Text as="span" color="secondary">
                  {t('hosts.count', { count: hosts.length })}
                </Text>
              </Text>
            )}
            <ul
              className={styles.squares}
              aria-label={state.groupBy ? title : t('hosts.title')}
            >
              {hosts.map(host => (
                <li key={host.uid}>
                  <HostSquare host={host} />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
};
