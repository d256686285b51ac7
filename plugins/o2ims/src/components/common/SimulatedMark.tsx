import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert } from '@backstage/ui';
import { RiFlaskLine } from '@remixicon/react';
import { o2imsTranslationRef } from '../../translation';
import { Pill } from './Pill';

/** Says beside a thing's name that its hosts are simulated. */
export const SimulatedMark = () => {
  const { t } = useTranslationRef(o2imsTranslationRef);
  return (
    <Pill tone="neutral" icon={<RiFlaskLine size={14} />}>
      {t('simulated.mark')}
    </Pill>
  );
};

/** Says it on top of a page. */
export const SimulatedBanner = () => {
  const { t } = useTranslationRef(o2imsTranslationRef);
  return (
    <Alert
      status="info"
      icon={<RiFlaskLine />}
      title={t('simulated.banner')}
      description={t('simulated.bannerHint')}
    />
  );
};
