import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert } from '@backstage/ui';
import { Request } from '@o2ims-portal/plugin-o2ims-common';
import { toAdvice } from '../../lib/toAdvice';
import { toProgress } from '../../lib/toProgress';
import { o2imsTranslationRef } from '../../translation';
import { LineList } from '../common/LineList';

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
        <LineList
          lines={[
            { label: t('request.failure.why'), value: <q>{why}</q> },
            {
              label: t('request.failure.next'),
              value: t(toAdvice(stage?.reason)),
            },
          ]}
        />
      }
    />
  );
};
