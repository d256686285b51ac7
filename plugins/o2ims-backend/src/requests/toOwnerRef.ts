import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';

/**
 * The full reference of a request's owner; a name alone is a group's.
 *
 * @throws InputError when it is not the reference of a user or group
 */
export function toOwnerRef(owner: string): string {
  let parsed;
  try {
    parsed = parseEntityRef(owner, {
      defaultKind: 'group',
      defaultNamespace: 'default',
    });
  } catch (error) {
    throw new InputError(
      `'${owner}' cannot own a cluster: give a user or group, such as group:default/team-a`,
      error,
    );
  }
  const kind = parsed.kind.toLocaleLowerCase('en-US');
  if (kind !== 'user' && kind !== 'group') {
    throw new InputError(
      `A ${parsed.kind} cannot own a cluster: give a user or group, such as group:default/team-a`,
    );
  }
  return stringifyEntityRef(parsed);
}
