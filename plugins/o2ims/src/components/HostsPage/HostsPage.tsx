import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Header } from '@backstage/ui';
import { useHosts } from '../../hooks/useHosts';
import { toHostCounts } from '../../lib/toHostCounts';
import { o2imsTranslationRef } from '../../translation';
import { ErrorNotice } from '../common/ErrorNotice';
import { HostCapacity } from '../common/HostCapacity';
import { LiveMark } from '../common/LiveMark';
import { PageBody } from '../common/PageBody';
import { SimulatedBanner } from '../common/SimulatedMark';
import { HostsEmpty } from './HostsEmpty';
import { HostsTable } from './HostsTable';

/** All hosts: how many are left, and who has the others. */
export const HostsPage = () => {
  const { t } = useTranslationRef(o2imsTranslationRef);
  const { value: hosts, error, mode, refresh } = useHosts();
  return (
    <>
      <Header
        title={t('hosts.title')}
        customActions={<LiveMark mode={mode} />}
      />
      <PageBody>
        {error && (
          <ErrorNotice error={error} stale={Boolean(hosts)} onRetry={refresh} />
        )}
        {hosts?.some(({ simulated }) => simulated) && <SimulatedBanner />}
        {hosts?.length === 0 && <HostsEmpty />}
        {(hosts ? hosts.length > 0 : !error) && (
          <>
            <HostCapacity
              counts={
                hosts &&
                toHostCounts(hosts.map(({ state }) => ({ state, count: 1 })))
              }
            />
            <HostsTable hosts={hosts} />
          </>
        )}
      </PageBody>
    </>
  );
};
