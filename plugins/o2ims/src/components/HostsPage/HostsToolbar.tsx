import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import { HostList, HostState } from '@o2ims-portal/plugin-o2ims-common';
import { RiGridFill, RiListUnordered } from '@remixicon/react';
import { useHostStateText } from '../../hooks/useHostStateText';
import { groupLabels } from '../../lib/groupHosts';
import { HostListState, hostStates } from '../../lib/hostQuery';
import { toHostCounts } from '../../lib/toHostCounts';
import { o2imsTranslationRef } from '../../translation';
import { FilterSelect } from '../common/FilterSelect';
import { HostCapacity } from '../common/HostCapacity';
import { ListToolbar } from '../common/ListToolbar';

/** How many hosts are left, what the page is narrowed to, and how it shows them. */
export const HostsToolbar = (props: {
  list?: HostList;
  state: HostListState;
  onChange: (change: Partial<HostListState>) => void;
}) => {
  const { list, state, onChange } = props;
  const { t } = useTranslationRef(o2imsTranslationRef);
  const stateText = useHostStateText();
  const { oClouds = [], clusters = [] } = list?.choices ?? {};
  const toChoices = (names: string[]) => names.map(id => ({ id, label: id }));
  const isGrid = state.view === 'grid';
  return (
    <ListToolbar
      summary={<HostCapacity counts={list && toHostCounts(list.counts)} />}
      search={state.search}
      searchLabel={t('hosts.search')}
      searchHint={t('hosts.searchHint')}
      onSearch={search => onChange({ search })}
    >
      <FilterSelect
        label={t('hosts.filter.state')}
        all={t('hosts.filter.allStates')}
        choices={hostStates.map(id => ({ id, label: stateText(id) }))}
        value={state.state}
        onChange={value => onChange({ state: value as HostState | undefined })}
      />
      <FilterSelect
        label={t('requests.filter.oCloud')}
        all={t('requests.filter.allOClouds')}
        choices={toChoices(oClouds)}
        value={state.oCloudId}
        onChange={oCloudId => onChange({ oCloudId })}
      />
      <FilterSelect
        label={t('hosts.filter.cluster')}
        all={t('hosts.filter.allClusters')}
        choices={toChoices(clusters)}
        value={state.cluster}
        onChange={cluster => onChange({ cluster })}
      />
      {isGrid && (
        <FilterSelect
          label={t('hosts.grid.groupBy')}
          all={t('hosts.grid.ungrouped')}
          choices={toChoices(groupLabels(list?.items ?? []))}
          minimum={1}
          value={state.groupBy}
          onChange={groupBy => onChange({ groupBy })}
        />
      )}
      <ToggleButtonGroup
        aria-label={t('hosts.view.label')}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[isGrid ? 'grid' : 'table']}
        onSelectionChange={keys =>
          onChange({ view: keys.has('grid') ? 'grid' : undefined })
        }
      >
        <ToggleButton id="table" size="small" iconStart={<RiListUnordered />}>
          {t('hosts.view.table')}
        </ToggleButton>
        <ToggleButton id="grid" size="small" iconStart={<RiGridFill />}>
          {t('hosts.view.grid')}
        </ToggleButton>
      </ToggleButtonGroup>
    </ListToolbar>
  );
};
