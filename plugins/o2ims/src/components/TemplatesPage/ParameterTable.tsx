import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ParameterRow } from '../../lib/toParameterRows';
import { o2imsTranslationRef } from '../../translation';
import { ParameterLimits } from './ParameterLimits';
import styles from './ParameterTable.module.css';

/** A template's parameters; those that lie in another are indented below it. */
export const ParameterTable = (props: {
  rows: ParameterRow[];
  label: string;
}) => {
  const { t } = useTranslationRef(o2imsTranslationRef);
  return (
    // it scrolls where it is narrow, which the keyboard has to be able to as well
    <div
      className={styles.scroll}
      role="region"
      aria-label={props.label}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      <table className={styles.table} aria-label={props.label}>
        <thead>
          <tr>
            <th scope="col">{t('templates.parameters.name')}</th>
            <th scope="col">{t('templates.parameters.type')}</th>
            <th scope="col">{t('templates.parameters.default')}</th>
            <th scope="col">{t('templates.parameters.limits')}</th>
            <th scope="col">{t('templates.parameters.description')}</th>
          </tr>
        </thead>
        <tbody>
          {props.rows.map(row => (
            <tr key={row.path}>
              <th
                scope="row"
                title={row.path}
                style={{ paddingInlineStart: `${row.depth * 1.25 + 0.5}rem` }}
              >
                <code>{row.name}</code>{' '}
                {row.required && (
                  <span className={styles.required}>
                    {t('templates.parameters.required')}
                  </span>
                )}
              </th>
              <td>{row.type}</td>
              <td>{row.default && <code>{row.default}</code>}</td>
              <td>
                <ParameterLimits row={row} />
              </td>
              <td>{[row.title, row.description].filter(Boolean).join(': ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
