import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import { ButtonLink, Header } from '@backstage/ui';
import {
  localOCloud,
  o2imsRequestCreatePermission,
} from '@o2ims-portal/plugin-o2ims-common';
import { RiAddLine } from '@remixicon/react';
import { useRequestFilter } from '../../hooks/useRequestFilter';
import { useRequests } from '../../hooks/useRequests';
import { selectRequests } from '../../lib/selectRequests';
import { templateRouteRef } from '../../routes';
import { o2imsTranslationRef } from '../../translation';
import { ErrorNotice } from '../common/ErrorNotice';
import { LiveMark } from '../common/LiveMark';
import { PageBody } from '../common/PageBody';
import { SimulatedBanner } from '../common/SimulatedMark';
import { RequestsEmpty } from './RequestsEmpty';
import { RequestsTable } from './RequestsTable';
import { RequestsToolbar } from './RequestsToolbar';

/** The software template that asks for a cluster. */
const createTemplate = { namespace: 'default', templateName: 'create-cluster' };

/** All requests: which are ready, which are on their way, which need attention. */
export const RequestsPage = () => {
  const { t } = useTranslationRef(o2imsTranslationRef);
  const { value: requests, error, failingSince, mode, refresh } = useRequests();
  const { filter, setFilter } = useRequestFilter();
  const { allowed } = usePermission({
    permission: o2imsRequestCreatePermission,
  });
  const templatePage = useRouteRef(templateRouteRef);
  const newCluster = allowed && templatePage && (
    <ButtonLink
      variant="primary"
      href={templatePage(createTemplate)}
      iconStart={<RiAddLine />}
    >
      {t('requests.new')}
    </ButtonLink>
  );

  return (
    <>
      <Header
        title={t('requests.title')}
        customActions={
          <>
            <LiveMark mode={mode} failingSince={failingSince} />
            {newCluster}
          </>
        }
      />
      <PageBody>
        {error && (
          <ErrorNotice
            error={error}
            stale={Boolean(requests)}
            onRetry={refresh}
          />
        )}
        {requests?.some(({ simulated }) => simulated) && <SimulatedBanner />}
        {requests?.length === 0 && <RequestsEmpty action={newCluster} />}
        {(requests ? requests.length > 0 : !error) && (
          <>
            <RequestsToolbar
              requests={requests}
              filter={filter}
              onFilter={setFilter}
            />
            <RequestsTable
              requests={requests && selectRequests(requests, filter)}
              showOCloud={Boolean(
                requests?.some(({ oCloudId }) => oCloudId !== localOCloud),
              )}
              onClearFilter={() =>
                setFilter({ search: undefined, phase: undefined })
              }
            />
          </>
        )}
      </PageBody>
    </>
  );
};
