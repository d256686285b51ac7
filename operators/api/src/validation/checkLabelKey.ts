import { Violation } from './Violation';

const KEY =
  /^([a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?\/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;

/** What Kubernetes has against the name of a label or a taint. */
export function checkLabelKey(key: string, pointer: string): Violation[] {
  return KEY.test(key)
    ? []
    : [
        {
          pointer,
          message: `'${key}' cannot be the name of a label; write it like role or example.com/role`,
        },
      ];
}
