/**
 * A whole number from the command line.
 *
 * @throws Error that says what is wrong
 */
export function toNumber(name: string, value: string, least: number): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < least) {
    throw new Error(`--${name} must be a whole number from ${least} on`);
  }
  return number;
}
