import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Select, Skeleton, Text } from '@backstage/ui';
import { Request } from '@o2ims-portal/plugin-o2ims-common';
import { useState } from 'react';
import { useTemplates } from '../../hooks/useTemplates';
import { upgradesOf } from '../../lib/upgradesOf';
import { o2imsTranslationRef } from '../../translation';
import { ErrorNotice } from '../common/ErrorNotice';
import { RequestChangeDialog } from './RequestChangeDialog';

/** Asks which newer version of Kubernetes a cluster is to run. */
export const UpgradeDialog = (props: {
  request: Request;
  onClose: () => void;
  onChanged: () => void;
}) => {
  const { request } = props;
  const { kubernetesVersion, templateName, templateVersion } = request;
  const { t } = useTranslationRef(o2imsTranslationRef);
  const { value: templates, error, refresh } = useTemplates();
  const [chosen, setChosen] = useState<string>();
  const template = templates?.find(
    ({ name, version }) => name === templateName && version === templateVersion,
  );
  const versions = upgradesOf(
    kubernetesVersion ?? '',
    template?.kubernetesVersions ?? [],
  );
  return (
    <RequestChangeDialog
      {...props}
      title={t('request.upgrade.title', { name: request.name })}
      confirm={t('request.upgrade.confirm')}
      change={
        chosen
          ? {
              templateParameters: {
                ...request.templateParameters,
                k8sVersion: chosen,
              },
            }
          : undefined
      }
    >
      {error && <ErrorNotice error={error} onRetry={refresh} />}
      {!templates && !error && <Skeleton width="100%" height={56} />}
      {templates && versions.length === 0 && (
        <Text>
          {t('request.upgrade.none', {
            version: kubernetesVersion ?? '',
            template: `${templateName} ${templateVersion}`,
          })}
        </Text>
      )}
      {versions.length > 0 && (
        <>
          <Select
            label={t('request.upgrade.version', {
              version: kubernetesVersion ?? '',
            })}
            options={versions.map(version => ({ id: version, label: version }))}
            value={chosen ?? null}
            onChange={key => setChosen(key === null ? undefined : String(key))}
          />
          <Text color="secondary">{t('request.upgrade.text')}</Text>
        </>
      )}
    </RequestChangeDialog>
  );
};
