import { Violation } from './Violation';

const VALUE = /^([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$/;

/** What Kubernetes has against the value of a label or a taint. */
export function checkLabelValue(value: string, pointer: string): Violation[] {
  return VALUE.test(value)
    ? []
    : [
        {
          pointer,
          message: `'${value}' cannot be the value of a label: use at most 63 letters, digits, '-', '_' and '.', and begin and end with a letter or digit`,
        },
      ];
}
