import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { HostState } from '@o2ims-portal/plugin-o2ims-common';
import {
  RiBookmarkLine,
  RiBrushLine,
  RiCheckboxBlankCircleLine,
  RiStackLine,
} from '@remixicon/react';
import { o2imsTranslationRef } from '../../translation';
import { Pill } from './Pill';

/** A host's state, told by icon, colour and word. */
export const HostStatePill = ({ state }: { state: HostState }) => {
  const { t } = useTranslationRef(o2imsTranslationRef);
  switch (state) {
    case 'in-use':
      return (
        <Pill tone="info" icon={<RiStackLine size={14} />}>
          {t('hostState.inUse')}
        </Pill>
      );
    case 'reserved':
      return (
        <Pill tone="warning" icon={<RiBookmarkLine size={14} />}>
          {t('hostState.reserved')}
        </Pill>
      );
    case 'cleaning':
      return (
        <Pill tone="warning" icon={<RiBrushLine size={14} />}>
          {t('hostState.cleaning')}
        </Pill>
      );
    default:
      return (
        <Pill tone="success" icon={<RiCheckboxBlankCircleLine size={14} />}>
          {t('hostState.free')}
        </Pill>
      );
  }
};
