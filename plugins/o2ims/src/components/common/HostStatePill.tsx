import { HostState } from '@o2ims-portal/plugin-o2ims-common';
import { useHostStateText } from '../../hooks/useHostStateText';
import { hostStateLooks } from './hostStateLooks';
import { Pill } from './Pill';

/** A host's state, told by icon, colour and word. */
export const HostStatePill = ({ state }: { state: HostState }) => {
  const stateText = useHostStateText();
  const { tone, Icon } = hostStateLooks[state];
  return (
    <Pill tone={tone} icon={<Icon size={14} />}>
      {stateText(state)}
    </Pill>
  );
};
