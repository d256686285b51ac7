import { labels } from '@o2ims-portal/api';
import { Host } from '@o2ims-portal/plugin-o2ims-common';

/** Hosts that have the same value of a label. */
export interface HostGroup {
  /** Undefined for those that do not have the label. */
  value?: string;
  hosts: Host[];
}

/** Labels of which each host has another value, or that say nothing of where it is. */
const ungrouped: readonly string[] = [
  labels.hostId,
  labels.simulated,
  labels.needsCleaning,
  'kubernetes.io/hostname',
];

/** The labels that hosts can be grouped by, by name. */
export function groupLabels(hosts: readonly Host[]): string[] {
  const found = new Set(hosts.flatMap(host => Object.keys(host.labels)));
  return [...found]
    .filter(label => !ungrouped.includes(label))
    .sort((a, b) => a.localeCompare(b));
}

/** Puts hosts together by a label's values, by name, those without the label last; without a label all are one group. */
export function groupHosts(
  hosts: readonly Host[],
  label: string | undefined,
): HostGroup[] {
  if (label === undefined) {
    return [{ hosts: [...hosts] }];
  }
  const groups = new Map<string | undefined, Host[]>();
  for (const host of hosts) {
    const value: string | undefined = host.labels[label];
    const group = groups.get(value);
    if (group) {
      group.push(host);
    } else {
      groups.set(value, [host]);
    }
  }
  return [...groups]
    .map(([value, members]) => ({ value, hosts: members }))
    .sort(
      (a, b) =>
        Number(a.value === undefined) - Number(b.value === undefined) ||
        (a.value ?? '').localeCompare(b.value ?? '', undefined, {
          numeric: true,
        }),
    );
}
