import { LabelSelector } from './LabelSelector';

/**
 * Whether labels match a selector, as Kubernetes judges: `NotIn` is true where there is no such label. A selector
 * without requirements, or none at all, matches everything; an operator that is not known matches nothing.
 *
 * @public
 */
export function matchesSelector(
  selector: LabelSelector | undefined,
  labels: Record<string, string> = {},
): boolean {
  const { matchLabels = {}, matchExpressions = [] } = selector ?? {};
  return (
    Object.entries(matchLabels).every(
      ([key, value]) => labels[key] === value,
    ) &&
    matchExpressions.every(({ key, operator, values = [] }) => {
      switch (operator) {
        case 'In':
          return key in labels && values.includes(labels[key]);
        case 'NotIn':
          return !(key in labels && values.includes(labels[key]));
        case 'Exists':
          return key in labels;
        case 'DoesNotExist':
          return !(key in labels);
        default:
          return false;
      }
    })
  );
}
