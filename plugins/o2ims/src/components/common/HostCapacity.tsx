import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Skeleton, Text } from '@backstage/ui';
import { HostCounts } from '../../lib/toHostCounts';
import { o2imsTranslationRef } from '../../translation';
import styles from './HostCapacity.module.css';

/** In the order of the bar; those that always have a place in the legend, so that it does not jump. */
const parts = [
  { state: 'in-use', key: 'inUse', always: true },
  { state: 'reserved', key: 'reserved', always: true },
  { state: 'cleaning', key: 'cleaning', always: false },
  { state: 'other', key: 'other', always: false },
  { state: 'free', key: 'free', always: true },
] as const;

/** One line that says how many hosts there are and how many are left. */
export const HostCapacity = ({ counts }: { counts?: HostCounts }) => {
  const { t } = useTranslationRef(o2imsTranslationRef);
  if (!counts) {
    return <Skeleton width="100%" height={44} />;
  }
  const count = Object.values(counts).reduce((sum, each) => sum + each, 0);
  const shown = parts
    .map(({ state, key, always }) => ({
      state,
      always,
      amount: counts[state],
      text: t(`hosts.counts.${key}`, { amount: counts[state] }),
    }))
    .filter(({ always, amount }) => always || amount > 0);
  return (
    <section className={styles.capacity} aria-label={t('hosts.capacity')}>
      <div className={styles.line}>
        <Text weight="bold">{t('hosts.count', { count })}</Text>
        <ul className={styles.legend}>
          {shown.map(({ state, text }) => (
            <li key={state}>
              <span className={styles.swatch} data-state={state} />
              {text}
            </li>
          ))}
        </ul>
      </div>
      <div className={styles.bar} aria-hidden="true">
        {shown
          .filter(({ amount }) => amount > 0)
          .map(({ state, amount, text }) => (
            <span
              key={state}
              data-state={state}
              title={text}
              style={{ flexGrow: amount }}
            />
          ))}
      </div>
    </section>
  );
};
