import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Box, Select, Skeleton, TextField } from '@backstage/ui';
import { useEffect } from 'react';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { o2imsApiRef } from '../../api/o2imsApiRef';
import { ErrorNotice } from '../../components/common/ErrorNotice';
import { o2imsTranslationRef } from '../../translation';
import { findTemplate } from './findTemplate';
import { KubernetesVersionProps } from './schema';

/** The versions that the template supports, its own default first chosen. */
export const KubernetesVersionField = (props: KubernetesVersionProps) => {
  const { formData, onChange, uiSchema, schema, required } = props;
  const { t } = useTranslationRef(o2imsTranslationRef);
  const api = useApi(o2imsApiRef);
  const {
    value: templates,
    error,
    retry,
  } = useAsyncRetry(() => api.listTemplates(), [api]);
  const options = uiSchema['ui:options'];
  const template = templates && findTemplate(templates, options);
  const preset = template?.defaultKubernetesVersion;

  useEffect(() => {
    if (!formData && preset) {
      onChange(preset);
    }
  }, [formData, preset, onChange]);

  if (error) {
    return <ErrorNotice error={error} onRetry={retry} />;
  }
  if (!templates) {
    return <Skeleton width="100%" height={56} />;
  }
  if (!template) {
    return (
      <Alert
        status="warning"
        icon
        description={t('versionPicker.noTemplate', {
          template: [options?.templateName, options?.templateVersion]
            .filter(Boolean)
            .join(' '),
        })}
      />
    );
  }
  const common = {
    label: schema.title || t('versionPicker.label'),
    isRequired: required,
    isDisabled: props.disabled || props.readonly,
  };
  if (template.kubernetesVersions.length === 0) {
    // another O-Cloud's, of which only the parameters are known
    return (
      <Box bg="neutral">
        <TextField
          {...common}
          description={t('versionPicker.unknown')}
          placeholder="v1.32.0"
          value={formData ?? ''}
          onChange={version => onChange(version || undefined)}
        />
      </Box>
    );
  }
  return (
    <Box bg="neutral">
      <Select
        {...common}
        description={
          schema.description ||
          t('versionPicker.help', {
            template: `${template.name} ${template.version}`,
          })
        }
        options={template.kubernetesVersions.map(version => ({
          id: version,
          label:
            version === preset
              ? t('versionPicker.default', { version })
              : version,
        }))}
        value={formData ?? null}
        onChange={key => onChange(key ? String(key) : undefined)}
      />
    </Box>
  );
};
