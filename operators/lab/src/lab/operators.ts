/** The operators that a lab runs: name, and directory under `operators`. */
export const operators = [
  { name: 'focom-operator', directory: 'focom' },
  { name: 'o2ims-operator', directory: 'o2ims' },
] as const;
