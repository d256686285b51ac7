import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Header } from '@backstage/ui';
import { useHostList } from '../../hooks/useHostList';
import { useListState } from '../../hooks/useListState';
import { useSettled } from '../../hooks/useSettled';
import {
  hostFilters,
  readHostListState,
  toHostQuery,
} from '../../lib/hostQuery';
import { clearFilters } from '../../lib/listState';
import { o2imsTranslationRef } from '../../translation';
import { ErrorNotice } from '../common/ErrorNotice';
import { LiveMark } from '../common/LiveMark';
import { NoMatch } from '../common/NoMatch';
import { PageBody } from '../common/PageBody';
import { SimulatedBanner } from '../common/SimulatedMark';
import { HostsEmpty } from './HostsEmpty';
import { HostsGrid } from './HostsGrid';
import { HostsTable } from './HostsTable';
import { HostsToolbar } from './HostsToolbar';

/** The hosts: how many are left, who has the others, and where they are. */
export const HostsPage = () => {
  const { t } = useTranslationRef(o2imsTranslationRef);
  const { state, change } = useListState(readHostListState);
  const search = useSettled(state.search);
  const hosts = useHostList(toHostQuery({ ...state, search }));
  const { value: list, error, failingSince, mode, isStale, refresh } = hosts;
  // whatever the filter: there is something to choose from as soon as there is one
  const isEmpty = list?.choices.oClouds.length === 0;
  const shown = {
    list,
    state,
    isStale,
    onChange: change,
    empty: (
      <NoMatch
        title={t('hosts.noMatch.title')}
        clear={t('hosts.noMatch.clear')}
        onClear={() => change(clearFilters(hostFilters))}
      />
    ),
  };
  return (
    <>
      <Header
        title={t('hosts.title')}
        customActions={<LiveMark mode={mode} failingSince={failingSince} />}
      />
      <PageBody>
        {error && (
          <ErrorNotice error={error} stale={Boolean(list)} onRetry={refresh} />
        )}
        {list?.items.some(({ simulated }) => simulated) && <SimulatedBanner />}
        {isEmpty && <HostsEmpty />}
        {!isEmpty && (list || !error) && (
          <>
            <HostsToolbar list={list} state={state} onChange={change} />
            {state.view === 'grid' ? (
              <HostsGrid {...shown} />
            ) : (
              <HostsTable {...shown} />
            )}
          </>
        )}
      </PageBody>
    </>
  );
};
