import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import { Skeleton, Text } from '@backstage/ui';
import { entityAnnotations } from '@o2ims-portal/plugin-o2ims-common';
import { useCluster } from '../../hooks/useCluster';
import { isNotFound } from '../../lib/isNotFound';
import { parseNamespacedName } from '../../lib/parseNamespacedName';
import { o2imsTranslationRef } from '../../translation';
import { ErrorNotice } from '../common/ErrorNotice';
import { LiveMark } from '../common/LiveMark';
import { ClusterView } from './ClusterView';

const LiveCluster = (props: {
  cluster: { namespace: string; name: string };
}) => {
  const { t } = useTranslationRef(o2imsTranslationRef);
  const { value, error, mode, refresh } = useCluster(props.cluster);
  const gone = error && isNotFound(error);
  return (
    <EntityInfoCard
      title={t('cluster.title')}
      headerActions={<LiveMark mode={mode} />}
    >
      {gone && <Text color="secondary">{t('cluster.notFound')}</Text>}
      {error && !gone && (
        <ErrorNotice error={error} stale={Boolean(value)} onRetry={refresh} />
      )}
      {value && !gone && <ClusterView cluster={value} />}
      {!value && !error && <Skeleton width="100%" height={180} />}
    </EntityInfoCard>
  );
};

/** A cluster as it is now, on its entity's page. */
export const ClusterCard = () => {
  const { entity } = useEntity();
  const cluster = parseNamespacedName(
    entity.metadata.annotations?.[entityAnnotations.cluster],
  );
  return cluster ? <LiveCluster cluster={cluster} /> : null;
};
