import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { formatAge } from '../../lib/formatDuration';
import { o2imsTranslationRef } from '../../translation';

/** A time as its age; the exact one shows on hover. */
export const TimeAgo = ({ time, now }: { time: string; now: number }) => {
  const { t } = useTranslationRef(o2imsTranslationRef);
  return (
    <time dateTime={time} title={new Date(time).toLocaleString()}>
      {t('time.ago', { age: formatAge(now - Date.parse(time)) })}
    </time>
  );
};
