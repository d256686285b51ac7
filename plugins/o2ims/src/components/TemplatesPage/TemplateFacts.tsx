import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { OCloud, Template } from '@o2ims-portal/plugin-o2ims-common';
import { oCloudsWith } from '../../lib/groupTemplates';
import { o2imsTranslationRef } from '../../translation';
import { FactList } from '../common/FactList';
import { TemplateRequests } from './TemplateRequests';

/** Which Kubernetes versions a template gives, where it can be had, and who uses it. */
export const TemplateFacts = (props: {
  template: Template;
  oClouds?: OCloud[];
}) => {
  const { template, oClouds } = props;
  const { kubernetesVersions, defaultKubernetesVersion, name } = template;
  const { t } = useTranslationRef(o2imsTranslationRef);
  const versions = kubernetesVersions.map(version =>
    version === defaultKubernetesVersion
      ? t('versionPicker.default', { version })
      : version,
  );
  const offering = oClouds && oCloudsWith(template, oClouds);
  return (
    <FactList
      facts={[
        {
          label: t('templates.kubernetes'),
          value: versions.join(', ') || t('templates.notKnown'),
        },
        {
          label: t('templates.oClouds'),
          value: offering
            ? offering.map(oCloud => oCloud.name).join(', ') ||
              t('templates.noOCloud')
            : t('templates.notKnown'),
        },
        {
          label: t('templates.requests'),
          value: <TemplateRequests name={name} />,
        },
      ]}
    />
  );
};
