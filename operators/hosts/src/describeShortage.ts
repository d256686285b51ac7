import { describeSelector, reasons } from '@o2ims-portal/api';
import { HostShortage } from './chooseHosts';
import { HostProblem } from './HostProblem';

const MAX_NAMED = 10;

const ROLE_NAMES = {
  'control-plane': 'master',
  worker: 'worker',
} as const;

/** How many hosts there are of how many, and for each that could have been chosen how it stands. */
export function describeShortage(shortage: HostShortage): HostProblem {
  const { wish, found, matching } = shortage;
  const role = ROLE_NAMES[wish.role];
  const selector = describeSelector(wish.selector);
  const sorted = [...matching].sort((a, b) =>
    a.usable === b.usable
      ? Number(a.name > b.name) - Number(a.name < b.name)
      : Number(b.usable) - Number(a.usable),
  );
  const named = sorted
    .slice(0, MAX_NAMED)
    .map(({ name, why }) => `${name} ${why}`);
  const more = sorted.length - named.length;
  const hosts =
    named.length > 0
      ? `${selector ? `hosts that match ${selector}` : 'registered hosts'}: ${[
          ...named,
          ...(more > 0 ? [`and ${more} more`] : []),
        ].join('; ')}`
      : `no registered host${selector ? ` matches ${selector}` : ''}`;
  return {
    reason: reasons.notEnoughHosts,
    message: `${found} of ${wish.count} ${role}${
      wish.count === 1 ? '' : 's'
    }: ${hosts}`,
  };
}
