import { Phase } from '@o2ims-portal/plugin-o2ims-common';
import {
  RiCheckboxCircleFill,
  RiDeleteBin6Line,
  RiErrorWarningFill,
  RiProgress4Line,
  RiTimeLine,
} from '@remixicon/react';
import { ComponentType } from 'react';
import { Pill, Tone } from './Pill';

const looks: Record<
  Phase,
  { tone: Tone; Icon: ComponentType<{ size?: number | string }> }
> = {
  PENDING: { tone: 'neutral', Icon: RiTimeLine },
  PROGRESSING: { tone: 'info', Icon: RiProgress4Line },
  FULFILLED: { tone: 'success', Icon: RiCheckboxCircleFill },
  FAILED: { tone: 'danger', Icon: RiErrorWarningFill },
  DELETING: { tone: 'warning', Icon: RiDeleteBin6Line },
};

/** A request's phase, told by icon, colour and word. */
export const PhaseBadge = ({ phase }: { phase: Phase }) => {
  const { tone, Icon } = looks[phase];
  return (
    <Pill tone={tone} icon={<Icon size={14} />}>
      {phase}
    </Pill>
  );
};
