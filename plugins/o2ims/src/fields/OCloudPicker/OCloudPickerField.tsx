import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Box, RadioGroup } from '@backstage/ui';
import { useEffect } from 'react';
import { ErrorNotice } from '../../components/common/ErrorNotice';
import { useOClouds } from '../../hooks/useOClouds';
import { o2imsTranslationRef } from '../../translation';
import { findObstacle } from './findObstacle';
import { OCloudOption } from './OCloudOption';
import styles from './OCloudPickerField.module.css';
import { OCloudPickerProps } from './schema';

/** The O-Clouds there are, live, with their room; nothing where there is one only, which is then taken. */
export const OCloudPickerField = (props: OCloudPickerProps) => {
  const { formData, onChange, schema, uiSchema, required } = props;
  const { t } = useTranslationRef(o2imsTranslationRef);
  const { value: oClouds, error, refresh } = useOClouds();
  const wanted = uiSchema['ui:options'];
  const preset = (
    oClouds?.find(oCloud => !findObstacle(oCloud, wanted)) ?? oClouds?.[0]
  )?.name;

  useEffect(() => {
    if (!formData && preset) {
      onChange(preset);
    }
  }, [formData, preset, onChange]);

  if (error && !oClouds) {
    return <ErrorNotice error={error} onRetry={refresh} />;
  }
  if (!oClouds || oClouds.length < 2) {
    return null;
  }
  return (
    <Box bg="neutral">
      <RadioGroup
        label={schema.title || t('oCloudPicker.label')}
        description={schema.description || t('oCloudPicker.help')}
        isRequired={required}
        isDisabled={props.disabled || props.readonly}
        className={styles.group}
        value={formData ?? null}
        onChange={onChange}
      >
        {oClouds.map(oCloud => (
          <OCloudOption
            key={oCloud.name}
            oCloud={oCloud}
            obstacle={findObstacle(oCloud, wanted)}
          />
        ))}
      </RadioGroup>
    </Box>
  );
};
