import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Header } from '@backstage/ui';
import { useHosts } from '../../hooks/useHosts';
import { o2imsTranslationRef } from '../../translation';
import { ErrorNotice } from '../common/ErrorNotice';
import { LiveMark } from '../common/LiveMark';
import { PageBody } from '../common/PageBody';
import { SimulatedBanner } from '../common/SimulatedMark';
import { HostCapacity } from './HostCapacity';
import { HostsEmpty } from './HostsEmpty';
import { HostsTable } from './HostsTable';

/** All hosts: how many are left, and who has the others. */
export const HostsPage = () => {
  const { t } = useTranslationRef(o2imsTranslationRef);
  const { value: hosts, error, failingSince, mode, refresh } = useHosts();
  return (
    <>
      <Header
        title={t('hosts.title')}
        customActions={<LiveMark mode={mode} failingSince={failingSince} />}
      />
      <PageBody>
        {error && (
          <ErrorNotice error={error} stale={Boolean(hosts)} onRetry={refresh} />
        )}
        {hosts?.some(({ simulated }) => simulated) && <SimulatedBanner />}
        {hosts?.length === 0 && <HostsEmpty />}
        {(hosts ? hosts.length > 0 : !error) && (
          <>
            <HostCapacity hosts={hosts} />
            <HostsTable hosts={hosts} />
          </>
        )}
      </PageBody>
    </>
  );
};
