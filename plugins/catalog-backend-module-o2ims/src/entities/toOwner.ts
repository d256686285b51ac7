import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';

const OWNER_KINDS = ['user', 'group'];

/** The full reference of a user or group; a name alone is a group's. Nothing when it is neither. */
export function toOwner(owner: string | undefined): string | undefined {
  if (!owner) {
    return undefined;
  }
  try {
    const parsed = parseEntityRef(owner, {
      defaultKind: 'group',
      defaultNamespace: 'default',
    });
    return OWNER_KINDS.includes(parsed.kind.toLocaleLowerCase('en-US'))
      ? stringifyEntityRef(parsed)
      : undefined;
  } catch {
    // an annotation may say anything
    return undefined;
  }
}
