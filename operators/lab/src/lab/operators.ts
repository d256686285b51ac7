import { PlaneRole } from '../plane/PlaneRole';

/** The operators that a lab runs: name, and directory under `operators`. */
export const operators = [
  { name: 'focom-operator', directory: 'focom' },
  { name: 'o2ims-operator', directory: 'o2ims' },
] as const;

/** Those of them that a plane has: FOCOM is where requests are made. */
export function operatorsOn(role: PlaneRole) {
  return operators.filter(
    ({ name }) => role === 'management' || name === 'o2ims-operator',
  );
}
