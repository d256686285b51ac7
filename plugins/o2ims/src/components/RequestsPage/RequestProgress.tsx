import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { reasons } from '@o2ims-portal/api';
import { Request } from '@o2ims-portal/plugin-o2ims-common';
import { toProgress } from '../../lib/toProgress';
import { o2imsTranslationRef } from '../../translation';
import { PhaseBadge } from '../common/PhaseBadge';
import { ProgressBar } from '../common/ProgressBar';
import styles from './RequestProgress.module.css';

/** Reasons of a stage that goes its way; with any other one it is held up, and the list says by what. */
const usualReasons: unknown[] = [
  reasons.inProgress,
  reasons.waiting,
  reasons.succeeded,
  undefined,
];

/** A request's phase, and while it is not ready its stage, or what went wrong. */
export const RequestProgress = ({ request }: { request: Request }) => {
  const { t } = useTranslationRef(o2imsTranslationRef);
  const { phase, message } = request;
  const { stage, step, total, done } = toProgress(request);
  const where =
    stage && t('requests.table.step', { stage: stage.title, step, total });
  const heldUp = stage?.message && !usualReasons.includes(stage.reason);
  const running = phase === 'PENDING' || phase === 'PROGRESSING';
  return (
    <div className={styles.progress}>
      <span>
        <PhaseBadge phase={phase} />
      </span>
      {running && where && (
        <div className={styles.stage}>
          <ProgressBar value={done} label={where} />
          <span className={styles.text} title={stage.message || where}>
            {heldUp ? `${where}: ${stage.message}` : where}
          </span>
        </div>
      )}
      {!running && phase !== 'FULFILLED' && (
        <span className={styles.text} title={message}>
          {phase === 'FAILED' && stage ? `${stage.title}: ` : ''}
          {(phase === 'FAILED' && stage?.message) || message}
        </span>
      )}
    </div>
  );
};
