import { ResourceType } from '@o2ims-portal/api';

/** The name of a resource as kubectl takes it: `plural.group`, or just the plural for the core group. */
export function resourceName(type: ResourceType): string {
  return type.group ? `${type.plural}.${type.group}` : type.plural;
}
