import { PermissionCriteria } from '@backstage/plugin-permission-common';
import { ItemFilter } from '@o2ims-portal/plugin-o2ims-node';

/** One filter, from filters that a policy's conditions combine. */
export function toItemFilter<T>(
  criteria: PermissionCriteria<ItemFilter<T>>,
): ItemFilter<T> {
  if (typeof criteria === 'function') {
    return criteria;
  }
  if ('allOf' in criteria) {
    const filters = criteria.allOf.map(toItemFilter);
    return item => filters.every(filter => filter(item));
  }
  if ('anyOf' in criteria) {
    const filters = criteria.anyOf.map(toItemFilter);
    return item => filters.some(filter => filter(item));
  }
  const filter = toItemFilter(criteria.not);
  return item => !filter(item);
}
