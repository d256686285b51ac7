import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { RiLoopLeftLine, RiPulseLine, RiWifiOffLine } from '@remixicon/react';
import { LiveState } from '../../lib/LiveQuery';
import { o2imsTranslationRef } from '../../translation';
import styles from './LiveMark.module.css';

/**
 * Says whether changes come by themselves, or are looked for, or cannot be had, and since when; nothing as long as none
 * of that is known.
 */
export const LiveMark = (
  props: Pick<LiveState<unknown>, 'mode' | 'failingSince'>,
) => {
  const { mode, failingSince } = props;
  const { t } = useTranslationRef(o2imsTranslationRef);
  if (failingSince !== undefined) {
    return (
      <span
        className={styles.mark}
        data-mode="lost"
        role="status"
        title={t('live.lostHint')}
      >
        <RiWifiOffLine size={16} aria-hidden="true" />
        {t('live.lost', { time: new Date(failingSince).toLocaleTimeString() })}
      </span>
    );
  }
  if (mode === 'unknown') {
    return null;
  }
  const push = mode === 'push';
  return (
    <span
      className={styles.mark}
      data-mode={mode}
      title={push ? t('live.pushHint') : t('live.pollHint')}
    >
      {push ? (
        <RiPulseLine size={16} aria-hidden="true" />
      ) : (
        <RiLoopLeftLine size={16} aria-hidden="true" />
      )}
      {push ? t('live.push') : t('live.poll')}
    </span>
  );
};
