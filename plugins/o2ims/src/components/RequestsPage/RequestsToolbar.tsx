import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { SearchField, Skeleton } from '@backstage/ui';
import { phases } from '@o2ims-portal/api';
import { Phase, RequestList } from '@o2ims-portal/plugin-o2ims-common';
import { nameOfRef } from '../../lib/nameOfRef';
import { RequestListState } from '../../lib/requestQuery';
import { o2imsTranslationRef } from '../../translation';
import { FilterSelect } from '../common/FilterSelect';
import { RequestCounts } from './RequestCounts';
import styles from './RequestsToolbar.module.css';

/** How many requests there are, and what the list is narrowed to. */
export const RequestsToolbar = (props: {
  list?: RequestList;
  state: RequestListState;
  onChange: (change: Partial<RequestListState>) => void;
}) => {
  const { list, state, onChange } = props;
  const { t } = useTranslationRef(o2imsTranslationRef);
  const { oClouds = [], owners = [], templates = [] } = list?.choices ?? {};
  const toChoices = (names: string[]) =>
    names.map(id => ({ id, label: nameOfRef(id) }));
  return (
    <div className={styles.toolbar}>
      <div className={styles.counts}>
        {list ? (
          <RequestCounts counts={list.counts} />
        ) : (
          <Skeleton width={280} height={20} />
        )}
      </div>
      <SearchField
        className={styles.search}
        size="small"
        aria-label={t('requests.search')}
        placeholder={t('requests.searchHint')}
        value={state.search ?? ''}
        onChange={search => onChange({ search })}
      />
      <FilterSelect
        label={t('phase.label')}
        all={t('phase.all')}
        choices={phases.map(id => ({ id, label: id }))}
        value={state.phase}
        onChange={phase => onChange({ phase: phase as Phase | undefined })}
      />
      <FilterSelect
        label={t('requests.filter.oCloud')}
        all={t('requests.filter.allOClouds')}
        choices={toChoices(oClouds)}
        value={state.oCloudId}
        onChange={oCloudId => onChange({ oCloudId })}
      />
      <FilterSelect
        label={t('requests.filter.owner')}
        all={t('requests.filter.allOwners')}
        choices={toChoices(owners)}
        value={state.owner}
        onChange={owner => onChange({ owner })}
      />
      <FilterSelect
        label={t('requests.filter.template')}
        all={t('requests.filter.allTemplates')}
        choices={toChoices(templates)}
        value={state.template}
        onChange={template => onChange({ template })}
      />
    </div>
  );
};
