import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Skeleton, Text } from '@backstage/ui';
import { Host } from '@o2ims-portal/plugin-o2ims-common';
import { countHosts } from '../../lib/countHosts';
import { o2imsTranslationRef } from '../../translation';
import styles from './HostCapacity.module.css';

/** One line that says how many hosts there are and how many are left. */
export const HostCapacity = ({ hosts }: { hosts?: Host[] }) => {
  const { t } = useTranslationRef(o2imsTranslationRef);
  if (!hosts) {
    return <Skeleton width="100%" height={44} />;
  }
  const counts = countHosts(hosts);
  const parts = [
    {
      state: 'in-use',
      count: counts['in-use'],
      text: t('hosts.counts.inUse', { amount: counts['in-use'] }),
    },
    {
      state: 'reserved',
      count: counts.reserved,
      text: t('hosts.counts.reserved', { amount: counts.reserved }),
    },
    ...(counts.cleaning > 0
      ? [
          {
            state: 'cleaning',
            count: counts.cleaning,
            text: t('hosts.counts.cleaning', { amount: counts.cleaning }),
          },
        ]
      : []),
    {
      state: 'free',
      count: counts.free,
      text: t('hosts.counts.free', { amount: counts.free }),
    },
  ];
  return (
    <section className={styles.capacity} aria-label={t('hosts.capacity')}>
      <div className={styles.line}>
        <Text weight="bold">{t('hosts.count', { count: hosts.length })}</Text>
        <ul className={styles.legend}>
          {parts.map(({ state, text }) => (
            <li key={state}>
              <span className={styles.swatch} data-state={state} />
              {text}
            </li>
          ))}
        </ul>
      </div>
      <div className={styles.bar} aria-hidden="true">
        {parts
          .filter(({ count }) => count > 0)
          .map(({ state, count, text }) => (
            <span
              key={state}
              data-state={state}
              title={text}
              style={{ flexGrow: count }}
            />
          ))}
      </div>
    </section>
  );
};
