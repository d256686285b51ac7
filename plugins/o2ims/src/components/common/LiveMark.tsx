import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { RiLoopLeftLine, RiPulseLine } from '@remixicon/react';
import { LiveState } from '../../lib/LiveQuery';
import { o2imsTranslationRef } from '../../translation';
import styles from './LiveMark.module.css';

/** Says whether changes come by themselves, or are looked for; nothing as long as neither is known. */
export const LiveMark = ({ mode }: { mode: LiveState<unknown>['mode'] }) => {
  const { t } = useTranslationRef(o2imsTranslationRef);
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
