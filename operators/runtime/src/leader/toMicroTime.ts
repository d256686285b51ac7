/** A time as Kubernetes' MicroTime, which has to have exactly six digits after the second. */
export function toMicroTime(date: Date): string {
  return date.toISOString().replace('Z', '000Z');
}
