import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ParameterRow } from '../../lib/toParameterRows';
import { o2imsTranslationRef } from '../../translation';
import styles from './ParameterTable.module.css';

/** Which values a parameter may have: those that are listed, and what else the schema says. */
export const ParameterLimits = ({ row }: { row: ParameterRow }) => {
  const { t } = useTranslationRef(o2imsTranslationRef);
  const { values, rules } = row;
  return (
    <ul className={styles.limits}>
      {values && (
        <li>
          {values.map(value => (
            <code key={value}>{value}</code>
          ))}
        </li>
      )}
      {rules.map(({ keyword, value }) => (
        <li key={keyword}>
          {t(`templates.rules.${keyword}`)} <code>{value}</code>
        </li>
      ))}
    </ul>
  );
};
