const MINUTE_S = 60;
const HOUR_S = 60 * MINUTE_S;

/** A length of time for people: `0.2 s`, `41 s`, `2 min 5 s`, `1 h`. */
export function formatDuration(milliseconds: number): string {
  const seconds = Math.max(0, milliseconds) / 1_000;
  if (seconds < 9.95) {
    return `${Number(seconds.toFixed(1))} s`;
  }
  const whole = Math.round(seconds);
  if (whole < MINUTE_S) {
    return `${whole} s`;
  }
  const parts =
    whole < HOUR_S
      ? [
          [Math.floor(whole / MINUTE_S), 'min'],
          [whole % MINUTE_S, 's'],
        ]
      : [
          [Math.floor(whole / HOUR_S), 'h'],
          [Math.floor((whole % HOUR_S) / MINUTE_S), 'min'],
        ];
  return parts
    .filter(([count]) => count)
    .map(part => part.join(' '))
    .join(' ');
}
