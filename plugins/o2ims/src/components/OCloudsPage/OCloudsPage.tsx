import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Header, Skeleton } from '@backstage/ui';
import { RiCloudLine } from '@remixicon/react';
import { useNow } from '../../hooks/useNow';
import { useOClouds } from '../../hooks/useOClouds';
import { o2imsTranslationRef } from '../../translation';
import { EmptyNotice } from '../common/EmptyNotice';
import { ErrorNotice } from '../common/ErrorNotice';
import { LiveMark } from '../common/LiveMark';
import { PageBody } from '../common/PageBody';
import { OCloudCard } from './OCloudCard';
import styles from './OCloudsPage.module.css';
import { RegisterOCloud } from './RegisterOCloud';

/** Where clusters can be made: whether each O-Cloud is well, what room it has and what it offers. */
export const OCloudsPage = () => {
  const { t } = useTranslationRef(o2imsTranslationRef);
  const { value: oClouds, error, mode, refresh } = useOClouds();
  const now = useNow(false);
  const onlyLocal = oClouds?.every(({ isLocal }) => isLocal);
  return (
    <>
      <Header
        title={t('oClouds.title')}
        customActions={<LiveMark mode={mode} />}
      />
      <PageBody>
        {error && (
          <ErrorNotice
            error={error}
            stale={Boolean(oClouds)}
            onRetry={refresh}
          />
        )}
        {!oClouds && !error && <Skeleton width="100%" height={240} />}
        {oClouds && oClouds.length > 0 && (
          <ul className={styles.cards} aria-label={t('oClouds.title')}>
            {oClouds.map(oCloud => (
              <li key={`${oCloud.namespace}/${oCloud.name}`}>
                <OCloudCard oCloud={oCloud} now={now} />
              </li>
            ))}
          </ul>
        )}
        {onlyLocal && (
          <EmptyNotice
            icon={<RiCloudLine size={32} />}
            title={t('oClouds.none.title')}
          >
            <RegisterOCloud />
          </EmptyNotice>
        )}
      </PageBody>
    </>
  );
};
