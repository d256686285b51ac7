import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Host } from '@o2ims-portal/plugin-o2ims-common';
import { o2imsTranslationRef } from '../../translation';
import styles from './HostPickerField.module.css';
import { HostRoleToggle } from './HostRoleToggle';
import { HostPickerValue } from './schema';
import { HostRole, roleOf, toUnavailable } from './selection';

/** One line a host: those that can be had with a role to choose, the others with the reason why not. */
export const HostPickerTable = (props: {
  hosts: Host[];
  value?: HostPickerValue;
  isDisabled?: boolean;
  onRole: (host: Host, role: HostRole) => void;
}) => {
  const { hosts, value, isDisabled, onRole } = props;
  const { t } = useTranslationRef(o2imsTranslationRef);
  const reason = (host: Host) => {
    const { clusterName: cluster, request } = host;
    switch (toUnavailable(host)) {
      case 'inUse':
        return cluster
          ? t('hostPicker.unavailable.inUse', { cluster })
          : t('hostPicker.unavailable.inUseUnknown');
      case 'reserved':
        return request
          ? t('hostPicker.unavailable.reserved', { request })
          : t('hostPicker.unavailable.reservedUnknown');
      case 'notClean':
        return host.notClean
          ? t('hostPicker.unavailable.notClean', { why: host.notClean })
          : t('hostPicker.unavailable.notCleanUnknown');
      case 'noHostId':
        return t('hostPicker.unavailable.noHostId');
      default:
        return undefined;
    }
  };
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('hostPicker.column.host')}</th>
            <th scope="col">{t('hostPicker.column.os')}</th>
            <th scope="col">{t('hostPicker.column.address')}</th>
            <th scope="col">{t('hostPicker.column.role')}</th>
          </tr>
        </thead>
        <tbody>
          {hosts.map(host => {
            const why = reason(host);
            const role = roleOf(value, host.name);
            return (
              <tr
                key={host.uid}
                className={why ? styles.unavailable : undefined}
              >
                <th scope="row">{host.name}</th>
                <td>
                  {[host.osImage, host.architecture].filter(Boolean).join(', ')}
                </td>
                <td>{host.addresses[0]}</td>
                <td className={styles.role}>
                  {why && role === 'none' ? (
                    why
                  ) : (
                    <HostRoleToggle
                      host={host.name}
                      role={role}
                      isDisabled={isDisabled}
                      onRole={next => onRole(host, next)}
                    />
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
};
