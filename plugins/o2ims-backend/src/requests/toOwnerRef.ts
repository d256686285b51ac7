import {
  makeValidator,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';

const { isValidEntityName, isValidNamespace } = makeValidator();

function parse(owner: string) {
  try {
    const parsed = parseEntityRef(owner, {
      defaultKind: 'group',
      defaultNamespace: 'default',
    });
    const kind = parsed.kind.toLocaleLowerCase('en-US');
    const namespace = parsed.namespace.toLocaleLowerCase('en-US');
    return isValidNamespace(namespace) && isValidEntityName(parsed.name)
      ? { kind, namespace, name: parsed.name }
      : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The full reference of a request's owner; a name alone is a group's.
 *
 * @throws InputError when it is not the reference of a user or group
 */
export function toOwnerRef(owner: string): string {
  const reference = parse(owner);
  if (reference?.kind !== 'user' && reference?.kind !== 'group') {
    throw new InputError(
      `'${owner}' cannot own a cluster: give a user or group, such as group:default/team-a`,
    );
  }
  return stringifyEntityRef(reference);
}
