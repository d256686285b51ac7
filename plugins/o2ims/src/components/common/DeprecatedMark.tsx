import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { o2imsTranslationRef } from '../../translation';
import { Pill } from './Pill';

/** Says of a template that there is a better one for new clusters. */
export const DeprecatedMark = () => {
  const { t } = useTranslationRef(o2imsTranslationRef);
  return (
    <span title={t('templates.deprecatedHint')}>
      <Pill tone="warning">{t('templates.deprecated')}</Pill>
    </span>
  );
};
