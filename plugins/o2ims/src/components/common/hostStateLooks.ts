import { HostState } from '@o2ims-portal/plugin-o2ims-common';
import {
  RiBookmarkLine,
  RiBrushLine,
  RiCheckboxBlankCircleLine,
  RiStackLine,
} from '@remixicon/react';
import { ComponentType } from 'react';
import { Tone } from './Pill';

/** How a host's state looks, wherever it is shown. */
export const hostStateLooks: Record<
  HostState,
  { tone: Tone; Icon: ComponentType<{ size?: number | string }> }
> = {
  'in-use': { tone: 'info', Icon: RiStackLine },
  reserved: { tone: 'warning', Icon: RiBookmarkLine },
  cleaning: { tone: 'warning', Icon: RiBrushLine },
  free: { tone: 'success', Icon: RiCheckboxBlankCircleLine },
};
