import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import { Condition } from '@o2ims-portal/plugin-o2ims-common';
import { RiCheckLine, RiCloseLine, RiQuestionLine } from '@remixicon/react';
import { o2imsTranslationRef } from '../../translation';
import styles from './ConditionList.module.css';

/** The conditions of a Kubernetes object, as the object says them. */
export const ConditionList = (props: { conditions: Condition[] }) => {
  const { t } = useTranslationRef(o2imsTranslationRef);
  const look = (status: string) => {
    switch (status) {
      case 'True':
        return { text: t('condition.true'), icon: <RiCheckLine size={16} /> };
      case 'False':
        return { text: t('condition.false'), icon: <RiCloseLine size={16} /> };
      default:
        return {
          text: t('condition.unknown'),
          icon: <RiQuestionLine size={16} />,
        };
    }
  };
  return (
    <ul className={styles.list}>
      {props.conditions.map(condition => {
        const { text, icon } = look(condition.status);
        return (
          <li key={condition.type} className={styles.condition}>
            <span
              className={styles.icon}
              data-status={condition.status}
              role="img"
              aria-label={text}
            >
              {icon}
            </span>
            <Text variant="body-small">{condition.type}</Text>
            {condition.status !== 'True' && (
              <Text variant="body-small" color="secondary">
                {condition.message || condition.reason}
              </Text>
            )}
          </li>
        );
      })}
    </ul>
  );
};
