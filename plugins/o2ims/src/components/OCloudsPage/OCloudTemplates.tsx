import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { OCloudTemplate } from '@o2ims-portal/plugin-o2ims-common';
import { o2imsTranslationRef } from '../../translation';
import { DeprecatedMark } from '../common/DeprecatedMark';
import styles from './OCloudTemplates.module.css';

/** The templates that an O-Cloud makes clusters from. */
export const OCloudTemplates = (props: { templates: OCloudTemplate[] }) => {
  const { t } = useTranslationRef(o2imsTranslationRef);
  if (props.templates.length === 0) {
    return <>{t('oClouds.noTemplates')}</>;
  }
  return (
    <ul className={styles.templates}>
      {props.templates.map(({ name, version, deprecated }) => (
        <li key={`${name} ${version}`}>
          {name} {version}
          {deprecated && <DeprecatedMark />}
        </li>
      ))}
    </ul>
  );
};
