import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { RiAlertLine, RiCheckboxCircleFill } from '@remixicon/react';
import { o2imsTranslationRef } from '../../translation';
import { Pill } from '../common/Pill';

/** Whether requests for an O-Cloud can go on, told by icon, colour and word. */
export const OCloudHealth = ({ isAvailable }: { isAvailable: boolean }) => {
  const { t } = useTranslationRef(o2imsTranslationRef);
  return isAvailable ? (
    <Pill tone="success" icon={<RiCheckboxCircleFill size={14} />}>
      {t('oClouds.available')}
    </Pill>
  ) : (
    <Pill tone="warning" icon={<RiAlertLine size={14} />}>
      {t('oClouds.unavailable')}
    </Pill>
  );
};
