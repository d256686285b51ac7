import { LabelSelector } from '../selectors';
import { checkLabelKey } from './checkLabelKey';
import { checkLabelValue } from './checkLabelValue';
import { escapePointer } from './escapePointer';
import { Violation } from './Violation';

/** Operators that compare with values; the others must have none. */
const WITH_VALUES: readonly string[] = ['In', 'NotIn'];

/**
 * What Kubernetes would not take as a label selector, and no schema says well.
 *
 * @param at - JSON pointer of the selector
 */
export function checkSelector(
  selector: LabelSelector | undefined,
  at: string,
): Violation[] {
  const { matchLabels = {}, matchExpressions = [] } = selector ?? {};
  return [
    ...Object.entries(matchLabels).flatMap(([key, value]) => {
      const pointer = `${at}/matchLabels/${escapePointer(key)}`;
      return [
        ...checkLabelKey(key, pointer),
        ...checkLabelValue(value, pointer),
      ];
    }),
    ...matchExpressions.flatMap(({ key, operator, values = [] }, i) => {
      const pointer = `${at}/matchExpressions/${i}`;
      const violations = [
        ...checkLabelKey(key, `${pointer}/key`),
        ...values.flatMap((value, j) =>
          checkLabelValue(value, `${pointer}/values/${j}`),
        ),
      ];
      if (WITH_VALUES.includes(operator) !== values.length > 0) {
        violations.push({
          pointer: `${pointer}/values`,
          message: WITH_VALUES.includes(operator)
            ? `${operator} needs at least one value`
            : `${operator} takes no values`,
        });
      }
      return violations;
    }),
  ];
}
