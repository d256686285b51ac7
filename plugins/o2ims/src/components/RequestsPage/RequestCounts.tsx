import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { PhaseCount } from '@o2ims-portal/plugin-o2ims-common';
import {
  RiCheckboxCircleFill,
  RiDeleteBin6Line,
  RiErrorWarningFill,
  RiProgress4Line,
} from '@remixicon/react';
import { countRequests } from '../../lib/countRequests';
import { o2imsTranslationRef } from '../../translation';
import styles from './RequestCounts.module.css';

/** "12 ready, 2 in progress, 1 needs attention"; what there is none of is left out, but for the first two. */
export const RequestCounts = (props: { counts: PhaseCount[] }) => {
  const { t } = useTranslationRef(o2imsTranslationRef);
  const { ready, inProgress, needsAttention, deleting } = countRequests(
    props.counts,
  );
  return (
    <ul className={styles.counts} aria-label={t('requests.counts.label')}>
      <li data-tone="success">
        <RiCheckboxCircleFill size={16} aria-hidden="true" />
        {t('requests.counts.ready', { amount: ready })}
      </li>
      <li data-tone="info">
        <RiProgress4Line size={16} aria-hidden="true" />
        {t('requests.counts.inProgress', { amount: inProgress })}
      </li>
      {needsAttention > 0 && (
        <li data-tone="danger">
          <RiErrorWarningFill size={16} aria-hidden="true" />
          {t('requests.counts.needsAttention', { count: needsAttention })}
        </li>
      )}
      {deleting > 0 && (
        <li data-tone="warning">
          <RiDeleteBin6Line size={16} aria-hidden="true" />
          {t('requests.counts.deleting', { amount: deleting })}
        </li>
      )}
    </ul>
  );
};
