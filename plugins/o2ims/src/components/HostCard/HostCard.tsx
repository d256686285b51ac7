import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import { Skeleton, Text } from '@backstage/ui';
import { entityAnnotations } from '@o2ims-portal/plugin-o2ims-common';
import { useHost } from '../../hooks/useHost';
import { isNotFound } from '../../lib/isNotFound';
import { parseNamespacedName } from '../../lib/parseNamespacedName';
import { o2imsTranslationRef } from '../../translation';
import { ErrorNotice } from '../common/ErrorNotice';
import { LiveMark } from '../common/LiveMark';
import { HostView } from './HostView';

const LiveHost = (props: { host: { namespace: string; name: string } }) => {
  const { t } = useTranslationRef(o2imsTranslationRef);
  const { value, error, mode, refresh } = useHost(props.host);
  const gone = error && isNotFound(error);
  return (
    <EntityInfoCard
      title={t('host.title')}
      headerActions={<LiveMark mode={mode} />}
    >
      {gone && <Text color="secondary">{t('host.notFound')}</Text>}
      {error && !gone && (
        <ErrorNotice error={error} stale={Boolean(value)} onRetry={refresh} />
      )}
      {value && !gone && <HostView host={value} />}
      {!value && !error && <Skeleton width="100%" height={140} />}
    </EntityInfoCard>
  );
};

/** A host as it is now, on its entity's page. */
export const HostCard = () => {
  const { entity } = useEntity();
  const host = parseNamespacedName(
    entity.metadata.annotations?.[entityAnnotations.host],
  );
  return host ? <LiveHost host={host} /> : null;
};
