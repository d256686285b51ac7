/** Whether something that nobody has checked yet is an object with fields: no list, no plain value, not null. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
