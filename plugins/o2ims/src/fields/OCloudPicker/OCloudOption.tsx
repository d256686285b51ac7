import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Radio, Text } from '@backstage/ui';
import { OCloud } from '@o2ims-portal/plugin-o2ims-common';
import { RiAlertLine } from '@remixicon/react';
import { Pill } from '../../components/common/Pill';
import { o2imsTranslationRef } from '../../translation';
import { Obstacle } from './findObstacle';
import styles from './OCloudPickerField.module.css';

/** One O-Cloud to choose: how many hosts are free there, or why it cannot be had. */
export const OCloudOption = (props: {
  oCloud: OCloud;
  obstacle?: Obstacle;
}) => {
  const { oCloud, obstacle } = props;
  const { t } = useTranslationRef(o2imsTranslationRef);
  const { name, isLocal, capacity } = oCloud;
  return (
    <Radio
      value={name}
      isDisabled={Boolean(obstacle)}
      className={styles.option}
    >
      <span className={styles.body}>
        <span className={styles.line}>
          <span className={styles.name}>
            <Text weight="bold" color={obstacle ? 'secondary' : 'primary'}>
              {name}
            </Text>
            {isLocal && (
              <Text color="secondary" variant="body-small">
                {t('oCloudPicker.local')}
              </Text>
            )}
          </span>
          {obstacle ? (
            <Pill tone="warning" icon={<RiAlertLine size={14} />}>
              {t(`oCloudPicker.obstacle.${obstacle.kind}`)}
            </Pill>
          ) : (
            <Text color="secondary" className={styles.capacity}>
              {capacity
                ? t('oCloudPicker.capacity', {
                    free: capacity.free,
                    count: capacity.hosts,
                  })
                : t('oCloudPicker.capacityUnknown')}
            </Text>
          )}
        </span>
        {obstacle && (
          <Text color="secondary" variant="body-small">
            {obstacle.kind === 'unavailable'
              ? obstacle.why
              : t('oCloudPicker.lacks', { template: obstacle.template })}
          </Text>
        )}
      </span>
    </Radio>
  );
};
