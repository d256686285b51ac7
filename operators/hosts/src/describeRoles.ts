import { PlannedHost } from './PlannedHost';

/**
 * Hosts with what each of them is in the cluster, in one line.
 *
 * @public
 */
export function describeRoles(
  hosts: readonly Pick<PlannedHost, 'name' | 'role'>[],
): string {
  return hosts
    .map(({ name, role }) => `${name} (${role.replace('-', ' ')})`)
    .join(', ');
}
