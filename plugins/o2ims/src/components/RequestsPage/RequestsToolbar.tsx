import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Skeleton } from '@backstage/ui';
import { phases } from '@o2ims-portal/api';
import { Phase, RequestList } from '@o2ims-portal/plugin-o2ims-common';
import { nameOfRef } from '../../lib/nameOfRef';
import { RequestListState } from '../../lib/requestQuery';
import { o2imsTranslationRef } from '../../translation';
import { FilterSelect } from '../common/FilterSelect';
import { ListToolbar } from '../common/ListToolbar';
import { RequestCounts } from './RequestCounts';

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
    <ListToolbar
      summary={
        list ? (
          <RequestCounts counts={list.counts} />
        ) : (
          <Skeleton width={280} height={20} />
        )
      }
      search={state.search}
      searchLabel={t('requests.search')}
      searchHint={t('requests.searchHint')}
      onSearch={search => onChange({ search })}
    >
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
    </ListToolbar>
  );
};
