import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Card, CardBody, CardHeader, Text } from '@backstage/ui';
import {
  hostEntityRef,
  localOCloud,
  Request,
} from '@o2ims-portal/plugin-o2ims-common';
import { RiServerLine } from '@remixicon/react';
import { o2imsTranslationRef } from '../../translation';
import { EntityLink } from '../common/EntityLink';
import styles from './RequestHosts.module.css';

/** The hosts that a request has, and what each is for. */
export const RequestHosts = ({ request }: { request: Request }) => {
  const { t } = useTranslationRef(o2imsTranslationRef);
  const { hosts, clusterNamespace, namespace, oCloudId } = request;
  return (
    <Card>
      <CardHeader>
        <Text as="h2" variant="title-x-small">
          {t('request.hosts.title')}
        </Text>
      </CardHeader>
      <CardBody>
        {hosts.length === 0 ? (
          <Text color="secondary">
            {oCloudId === localOCloud
              ? t('request.hosts.none')
              : t('request.hosts.elsewhere', { oCloud: oCloudId })}
          </Text>
        ) : (
          <ul className={styles.hosts}>
            {hosts.map(({ name, role }) => (
              <li key={name} className={styles.host}>
                <RiServerLine size={16} aria-hidden="true" />
                <EntityLink
                  entityRef={hostEntityRef({
                    namespace: clusterNamespace ?? namespace ?? 'default',
                    name,
                  })}
                  title={name}
                />
                <Text variant="body-small" color="secondary">
                  {role === 'control-plane'
                    ? t('role.controlPlane')
                    : t('role.worker')}
                </Text>
              </li>
            ))}
          </ul>
        )}
      </CardBody>
    </Card>
  );
};
