import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { HostState } from '@o2ims-portal/plugin-o2ims-common';
import { useCallback } from 'react';
import { o2imsTranslationRef } from '../translation';

const keys = {
  free: 'free',
  reserved: 'reserved',
  cleaning: 'cleaning',
  'in-use': 'inUse',
} as const satisfies Record<HostState, string>;

/** A host's state in words. */
export function useHostStateText(): (state: HostState) => string {
  const { t } = useTranslationRef(o2imsTranslationRef);
  return useCallback(state => t(`hostState.${keys[state]}`), [t]);
}
