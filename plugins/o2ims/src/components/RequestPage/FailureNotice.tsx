import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert } from '@backstage/ui';
import { Request } from '@o2ims-portal/plugin-o2ims-common';
import { toAdvice } from '../../lib/toAdvice';
import { toProgress } from '../../lib/toProgress';
import { o2imsTranslationRef } from '../../translation';
import styles from './FailureNotice.module.css';

/** A failure in three lines: what failed, why in its own words, and what to do. */
export const FailureNotice = ({ request }: { request: Request }) => {
  const { t } = useTranslationRef(o2imsTranslationRef);
  const { stage } = toProgress(request);
  const why = stage?.message || request.message;
  return (
    <Alert
      status="danger"
      icon
      title={t('request.failure.title', {
        stage: stage?.title ?? request.name,
      })}
      description={
        <dl className={styles.lines}>
          <div>
            <dt>{t('request.failure.why')}</dt>
            <dd>
              <q className={styles.quote}>{why}</q>
            </dd>
          </div>
          <div>
            <dt>{t('request.failure.next')}</dt>
            <dd>{t(toAdvice(stage?.reason))}</dd>
          </div>
        </dl>
      }
    />
  );
};
