import { LabelExpression, LabelSelector } from './LabelSelector';

function describeExpression(expression: LabelExpression): string {
  const { key, operator, values = [] } = expression;
  switch (operator) {
    case 'In':
      return `${key} in (${values.join(',')})`;
    case 'NotIn':
      return `${key} notin (${values.join(',')})`;
    case 'DoesNotExist':
      return `!${key}`;
    default:
      return key;
  }
}

/**
 * A selector as kubectl writes it, such as `role=worker,zone in (a,b)`; empty when it matches everything.
 *
 * @public
 */
export function describeSelector(selector: LabelSelector | undefined): string {
  const { matchLabels = {}, matchExpressions = [] } = selector ?? {};
  return [
    ...Object.entries(matchLabels).map(([key, value]) => `${key}=${value}`),
    ...matchExpressions.map(describeExpression),
  ].join(',');
}
