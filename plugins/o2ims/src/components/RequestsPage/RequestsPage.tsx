import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Header } from '@backstage/ui';
import { localOCloud } from '@o2ims-portal/plugin-o2ims-common';
import { useListState } from '../../hooks/useListState';
import { useRequests } from '../../hooks/useRequests';
import { useSettled } from '../../hooks/useSettled';
import { clearFilters } from '../../lib/listState';
import {
  readRequestListState,
  requestFilters,
  toRequestQuery,
} from '../../lib/requestQuery';
import { o2imsTranslationRef } from '../../translation';
import { ErrorNotice } from '../common/ErrorNotice';
import { LiveMark } from '../common/LiveMark';
import { NewClusterLink } from '../common/NewClusterLink';
import { PageBody } from '../common/PageBody';
import { SimulatedBanner } from '../common/SimulatedMark';
import { RequestsEmpty } from './RequestsEmpty';
import { RequestsTable } from './RequestsTable';
import { RequestsToolbar } from './RequestsToolbar';

/** The requests: which are ready, which are on their way, which need attention. */
export const RequestsPage = () => {
  const { t } = useTranslationRef(o2imsTranslationRef);
  const { state, change } = useListState(readRequestListState);
  const search = useSettled(state.search);
  const requests = useRequests(toRequestQuery({ ...state, search }));
  const { value: list, error, failingSince, mode, isStale, refresh } = requests;
  // whatever the filter: there is something to choose from as soon as there is one
  const isEmpty = list?.choices.templates.length === 0;

  return (
    <>
      <Header
        title={t('requests.title')}
        customActions={
          <>
            <LiveMark mode={mode} failingSince={failingSince} />
            <NewClusterLink />
          </>
        }
      />
      <PageBody>
        {error && (
          <ErrorNotice error={error} stale={Boolean(list)} onRetry={refresh} />
        )}
        {list?.items.some(({ simulated }) => simulated) && <SimulatedBanner />}
        {isEmpty && <RequestsEmpty action={<NewClusterLink />} />}
        {!isEmpty && (list || !error) && (
          <>
            <RequestsToolbar list={list} state={state} onChange={change} />
            <RequestsTable
              list={list}
              state={state}
              isStale={isStale}
              showOCloud={Boolean(
                list?.choices.oClouds.some(name => name !== localOCloud),
              )}
              onChange={change}
              onClearFilter={() => change(clearFilters(requestFilters))}
            />
          </>
        )}
      </PageBody>
    </>
  );
};
