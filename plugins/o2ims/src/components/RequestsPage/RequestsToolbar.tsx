import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { SearchField, Select, Skeleton } from '@backstage/ui';
import { phases } from '@o2ims-portal/api';
import { Phase, Request } from '@o2ims-portal/plugin-o2ims-common';
import { RequestFilter } from '../../lib/selectRequests';
import { o2imsTranslationRef } from '../../translation';
import { RequestCounts } from './RequestCounts';
import styles from './RequestsToolbar.module.css';

const all = 'all';

/** How many requests there are, and what the list is narrowed to. */
export const RequestsToolbar = (props: {
  requests?: Request[];
  filter: RequestFilter;
  onFilter: (change: RequestFilter) => void;
}) => {
  const { requests, filter, onFilter } = props;
  const { t } = useTranslationRef(o2imsTranslationRef);
  return (
    <div className={styles.toolbar}>
      <div className={styles.counts}>
        {requests ? (
          <RequestCounts requests={requests} />
        ) : (
          <Skeleton width={280} height={20} />
        )}
      </div>
      <SearchField
        className={styles.search}
        size="small"
        aria-label={t('requests.search')}
        placeholder={t('requests.searchHint')}
        value={filter.search ?? ''}
        onChange={search => onFilter({ search })}
      />
      <Select
        className={styles.phase}
        size="small"
        aria-label={t('phase.label')}
        options={[
          { id: all, label: t('phase.all') },
          ...phases.map(phase => ({ id: phase, label: phase })),
        ]}
        value={filter.phase ?? all}
        onChange={key =>
          onFilter({ phase: key === all ? undefined : (key as Phase) })
        }
      />
    </div>
  );
};
