import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { VisuallyHidden } from '@backstage/ui';
import { Request } from '@o2ims-portal/plugin-o2ims-common';
import { toProgress } from '../../lib/toProgress';
import { o2imsTranslationRef } from '../../translation';

/** Tells screen readers of a change of phase or stage, once, when they have time for it. */
export const PhaseAnnouncer = ({ request }: { request: Request }) => {
  const { t } = useTranslationRef(o2imsTranslationRef);
  const { name, phase } = request;
  const { stage } = toProgress(request);
  return (
    <VisuallyHidden role="status" aria-live="polite" aria-atomic="true">
      {stage && phase !== 'DELETING'
        ? t('request.announce', { name, phase, stage: stage.title })
        : t('request.announceReady', { name, phase })}
    </VisuallyHidden>
  );
};
