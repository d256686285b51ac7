import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { clusterEntityRef, Host } from '@o2ims-portal/plugin-o2ims-common';
import { o2imsTranslationRef } from '../../translation';
import { EntityLink } from '../common/EntityLink';
import styles from './HostsTable.module.css';

/** The cluster that a host is in, why it is not clean, or the request that keeps it. */
export const HostCluster = ({ host }: { host: Host }) => {
  const { t } = useTranslationRef(o2imsTranslationRef);
  const { clusterName, namespace, role, request, notClean } = host;
  if (clusterName) {
    return (
      <span className={styles.cluster}>
        <EntityLink
          entityRef={clusterEntityRef({ namespace, name: clusterName })}
          title={clusterName}
        />
        {role && (
          <span className={styles.role}>
            {role === 'control-plane'
              ? t('role.controlPlane')
              : t('role.worker')}
          </span>
        )}
      </span>
    );
  }
  if (notClean) {
    return (
      <span className={styles.role} title={notClean}>
        {notClean}
      </span>
    );
  }
  return request ? (
    <span className={styles.role} title={request}>
      {t('hosts.reservedFor', { request })}
    </span>
  ) : null;
};
