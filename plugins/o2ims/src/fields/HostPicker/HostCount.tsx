import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Box, NumberField, Text } from '@backstage/ui';
import { useEffect } from 'react';
import { ErrorNotice } from '../../components/common/ErrorNotice';
import { useOClouds } from '../../hooks/useOClouds';
import { o2imsTranslationRef } from '../../translation';
import styles from './HostPickerField.module.css';
import { HostPickerProps, HostPickerValue } from './schema';

type Counts = NonNullable<HostPickerValue['counts']>;

const initial: Counts = { controlPlane: 1, workers: 1 };

/** How many hosts of an O-Cloud are wanted for what, beside how many are free there. */
export const HostCount = (props: HostPickerProps & { oCloudName: string }) => {
  const { formData, onChange, schema, uiSchema, oCloudName } = props;
  const { t } = useTranslationRef(o2imsTranslationRef);
  const { value: oClouds, error, refresh } = useOClouds();
  const oCloud = oClouds?.find(({ name }) => name === oCloudName);
  const counts = formData?.counts ?? initial;
  const wanted = counts.controlPlane + counts.workers;
  const free = oCloud?.capacity?.free;
  const title = schema.title || t('hostPicker.label');
  const isDisabled = props.disabled || props.readonly;

  const hasSummary = uiSchema['ui:options']?.summary;
  const toValue = (next: Counts): HostPickerValue => ({
    counts: next,
    ...(hasSummary && {
      summary: t('hostPicker.count.summary', { ...next, oCloud: oCloudName }),
    }),
  });
  const current = toValue(counts);
  const isCurrent = formData?.counts && formData.summary === current.summary;
  useEffect(() => {
    // nothing was chosen yet, or it was chosen for another O-Cloud
    if (!isCurrent) {
      onChange(current);
    }
  });

  return (
    <Box bg="neutral" className={styles.field} role="group" aria-label={title}>
      <div className={styles.header}>
        <Text weight="bold">{title}</Text>
        {oCloud?.capacity && (
          <span role="status">
            <Text color="secondary" variant="body-medium">
              {t('hostPicker.count.capacity', {
                oCloud: oCloudName,
                free: oCloud.capacity.free,
                count: oCloud.capacity.hosts,
              })}
            </Text>
          </span>
        )}
      </div>
      <Text color="secondary" variant="body-small">
        {t('hostPicker.count.help', { oCloud: oCloudName })}{' '}
        {t('hostPicker.odd')}
      </Text>
      {error && (
        <ErrorNotice error={error} stale={Boolean(oClouds)} onRetry={refresh} />
      )}
      <div className={styles.counts}>
        <NumberField
          label={t('hostPicker.count.controlPlane')}
          value={counts.controlPlane}
          minValue={1}
          step={2}
          isDisabled={isDisabled}
          onChange={controlPlane =>
            onChange(toValue({ ...counts, controlPlane }))
          }
        />
        <NumberField
          label={t('hostPicker.count.workers')}
          value={counts.workers}
          minValue={0}
          isDisabled={isDisabled}
          onChange={workers => onChange(toValue({ ...counts, workers }))}
        />
      </div>
      {oCloud && !oCloud.isAvailable && (
        <Alert
          status="warning"
          icon
          title={t('hostPicker.count.unavailable', { oCloud: oCloudName })}
          description={oCloud.message}
        />
      )}
      {free !== undefined && wanted > free && (
        <Alert
          status="warning"
          icon
          description={t('hostPicker.count.tooMany', { wanted, count: free })}
        />
      )}
      {counts.controlPlane > 1 && (
        <Alert status="info" icon description={t('hostPicker.endpoint')} />
      )}
    </Box>
  );
};
