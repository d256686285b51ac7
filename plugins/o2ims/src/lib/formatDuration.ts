const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

function pair(
  ms: number,
  [big, bigUnit]: [number, string],
  [small, smallUnit]: [number, string],
): string {
  const count = Math.floor(ms / big);
  const rest = Math.floor((ms - count * big) / small);
  return rest
    ? `${count} ${bigUnit} ${rest} ${smallUnit}`
    : `${count} ${bigUnit}`;
}

/** A length of time in its two largest units; below ten seconds with one decimal, and what is
 * shorter than a tenth in milliseconds. Negative ones (clock skew) are 0. */
export function formatDuration(milliseconds: number): string {
  const ms = Math.max(0, milliseconds);
  if (ms > 0 && ms < 95) {
    return `${Math.ceil(ms)} ms`;
  }
  if (ms < 9950) {
    return `${Number((ms / second).toFixed(1))} s`;
  }
  if (ms < minute) {
    return `${Math.min(59, Math.round(ms / second))} s`;
  }
  if (ms < hour) {
    return pair(ms, [minute, 'min'], [second, 's']);
  }
  if (ms < day) {
    return pair(ms, [hour, 'h'], [minute, 'min']);
  }
  return pair(ms, [day, 'd'], [hour, 'h']);
}

/** The same in whole numbers of its largest unit, for "3 d ago". */
export function formatAge(milliseconds: number): string {
  const ms = Math.max(0, milliseconds);
  const [size, unit] = (
    [
      [day, 'd'],
      [hour, 'h'],
      [minute, 'min'],
    ] as const
  ).find(([length]) => ms >= length) ?? [second, 's'];
  return `${Math.floor(ms / size)} ${unit}`;
}
