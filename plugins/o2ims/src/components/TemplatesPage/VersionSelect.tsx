import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Select, Text } from '@backstage/ui';
import { Template } from '@o2ims-portal/plugin-o2ims-common';
import { o2imsTranslationRef } from '../../translation';
import { DeprecatedMark } from '../common/DeprecatedMark';
import styles from './TemplateCard.module.css';

/** Which version of a template is told of; plain text where there is one only. */
export const VersionSelect = (props: {
  versions: Template[];
  value: string;
  onChange: (version: string) => void;
}) => {
  const { versions, value, onChange } = props;
  const { t } = useTranslationRef(o2imsTranslationRef);
  const isDeprecated = versions.some(
    ({ version, deprecated }) => version === value && deprecated,
  );
  return (
    <>
      {versions.length > 1 ? (
        <Select
          className={styles.version}
          size="small"
          aria-label={t('templates.version', { name: versions[0].name })}
          options={versions.map(({ version, deprecated }) => ({
            id: version,
            label: deprecated
              ? t('templates.versionDeprecated', { version })
              : version,
          }))}
          value={value}
          onChange={key => key !== null && onChange(String(key))}
        />
      ) : (
        <Text color="secondary">{value}</Text>
      )}
      {isDeprecated && <DeprecatedMark />}
    </>
  );
};
