import { LabelSelector } from '../selectors';
import { escapePointer } from './escapePointer';
import { Violation } from './Violation';

const NAME = '[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?';
const LABEL_VALUE = new RegExp(`^(${NAME})?$`);
const LABEL_KEY = new RegExp(
  `^([a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?/)?${NAME}$`,
);
/** Operators that compare with values; the others must have none. */
const WITH_VALUES: readonly string[] = ['In', 'NotIn'];

function checkKey(key: string, pointer: string): Violation[] {
  return LABEL_KEY.test(key)
    ? []
    : [
        {
          pointer,
          message: `'${key}' cannot be the name of a label; write it like role or example.com/role`,
        },
      ];
}

function checkValue(value: string, pointer: string): Violation[] {
  return LABEL_VALUE.test(value)
    ? []
    : [
        {
          pointer,
          message: `'${value}' cannot be the value of a label: use at most 63 letters, digits, '-', '_' and '.', and begin and end with a letter or digit`,
        },
      ];
}

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
      return [...checkKey(key, pointer), ...checkValue(value, pointer)];
    }),
    ...matchExpressions.flatMap(({ key, operator, values = [] }, i) => {
      const pointer = `${at}/matchExpressions/${i}`;
      const violations = [
        ...checkKey(key, `${pointer}/key`),
        ...values.flatMap((value, j) =>
          checkValue(value, `${pointer}/values/${j}`),
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
