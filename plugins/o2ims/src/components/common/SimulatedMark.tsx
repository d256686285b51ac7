import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert } from '@backstage/ui';
import { RiFlaskLine } from '@remixicon/react';
import { o2imsTranslationRef } from '../../translation';
import { Pill } from './Pill';
import styles from './SimulatedMark.module.css';

/** Says beside a thing's name that it is simulated; in a line of a table by its icon alone. */
export const SimulatedMark = ({ short }: { short?: boolean }) => {
  const { t } = useTranslationRef(o2imsTranslationRef);
  if (short) {
    return (
      <span
        className={styles.icon}
        role="img"
        aria-label={t('simulated.mark')}
        title={t('simulated.mark')}
      >
        <RiFlaskLine size={16} />
      </span>
    );
  }
  return (
    <Pill tone="neutral" icon={<RiFlaskLine size={14} />}>
      {t('simulated.mark')}
    </Pill>
  );
};

/** Says it on top of a page. */
export const SimulatedBanner = () => {
  const { t } = useTranslationRef(o2imsTranslationRef);
  return (
    <Alert
      status="info"
      icon={<RiFlaskLine />}
      title={t('simulated.banner')}
      description={t('simulated.bannerHint')}
    />
  );
};
