import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Box, Skeleton, Text } from '@backstage/ui';
import { Host } from '@o2ims-portal/plugin-o2ims-common';
import { useEffect } from 'react';
import { ErrorNotice } from '../../components/common/ErrorNotice';
import { SimulatedMark } from '../../components/common/SimulatedMark';
import { HostsEmpty } from '../../components/HostsPage/HostsEmpty';
import { useHosts } from '../../hooks/useHosts';
import { o2imsTranslationRef } from '../../translation';
import styles from './HostPickerField.module.css';
import { HostPickerTable } from './HostPickerTable';
import { HostPickerProps, HostPickerValue } from './schema';
import {
  findLost,
  HostRole,
  sortHosts,
  toUnavailable,
  withRole,
} from './selection';

/** The hosts there are, live, with a role for each that is to be in the new cluster. */
export const HostChoice = (props: HostPickerProps) => {
  const { formData, onChange, schema, uiSchema, disabled, readonly } = props;
  const { t } = useTranslationRef(o2imsTranslationRef);
  const { value: hosts, error, refresh } = useHosts();
  const masters = formData?.masters?.length ?? 0;
  const workers = formData?.workers?.length ?? 0;
  const lost = hosts ? findLost(formData, hosts) : [];
  const title = schema.title || t('hostPicker.label');

  const toSummary = (value: HostPickerValue) => {
    const names = (list: HostPickerValue['masters']) =>
      list?.map(({ hostName }) => hostName).join(', ') ?? '';
    return value.workers?.length
      ? t('hostPicker.summary', {
          masters: names(value.masters),
          workers: names(value.workers),
        })
      : t('hostPicker.summaryNoWorkers', { masters: names(value.masters) });
  };
  const onRole = (host: Host, role: HostRole) => {
    const value = withRole(formData, host, role);
    onChange(
      uiSchema['ui:options']?.summary
        ? { ...value, summary: toSummary(value) }
        : value,
    );
  };

  const isOfOtherOCloud = Boolean(formData?.counts);
  useEffect(() => {
    if (isOfOtherOCloud) {
      onChange({});
    }
  }, [isOfOtherOCloud, onChange]);

  return (
    <Box bg="neutral" className={styles.field} role="group" aria-label={title}>
      <div className={styles.header}>
        <Text weight="bold">
          {title}{' '}
          {hosts?.some(({ simulated }) => simulated) && <SimulatedMark />}
        </Text>
        <span role="status">
          <Text color="secondary" variant="body-medium">
            {t('hostPicker.chosen', { masters, workers })}
          </Text>
        </span>
      </div>
      <Text color="secondary" variant="body-small">
        {schema.description || `${t('hostPicker.help')} ${t('hostPicker.odd')}`}
      </Text>
      {error && (
        <ErrorNotice error={error} stale={Boolean(hosts)} onRetry={refresh} />
      )}
      {!hosts && !error && <Skeleton width="100%" height={160} />}
      {hosts?.length === 0 && <HostsEmpty />}
      {hosts && hosts.length > 0 && (
        <HostPickerTable
          hosts={sortHosts(hosts)}
          value={formData}
          isDisabled={disabled || readonly}
          onRole={onRole}
        />
      )}
      {hosts && hosts.length > 0 && hosts.every(toUnavailable) && (
        <Text color="secondary" variant="body-small">
          {t('hostPicker.noneFree')}
        </Text>
      )}
      {masters > 1 && (
        <Alert status="info" icon description={t('hostPicker.endpoint')} />
      )}
      {lost.length > 0 && (
        <Alert
          status="warning"
          icon
          description={t('hostPicker.lost', { hosts: lost.join(', ') })}
        />
      )}
    </Box>
  );
};
