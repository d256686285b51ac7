import { fieldManagers } from '@o2ims-portal/api';

/** What the API server takes. */
const MAX_LENGTH = 128;

/**
 * Under which name the portal writes on behalf of a user: FOCOM takes from it who approved a draft. The portal's own
 * name where the user is not known, or has a name that is too long.
 */
export function toFieldManager(user: string | undefined): string {
  const name = user ? `${fieldManagers.portal}/${user}` : fieldManagers.portal;
  return name.length <= MAX_LENGTH ? name : fieldManagers.portal;
}

/** Who wrote something, given under which name: the user, where the portal wrote it on one's behalf. */
export function fromFieldManager(name: string): string {
  const prefix = `${fieldManagers.portal}/`;
  return name.startsWith(prefix) ? name.slice(prefix.length) : name;
}
