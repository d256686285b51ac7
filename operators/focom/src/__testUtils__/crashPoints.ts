/** At which of its writes an operator dies, before that reaches the API server or before the answer comes back. */
export interface CrashPoint {
  dieAt: number;
  when: 'before' | 'after';
}

/** Every point at which an operator that writes so often can die. */
export function crashPoints(writesInAll: number): CrashPoint[] {
  return Array.from({ length: writesInAll }, (_, i) => i + 1).flatMap(dieAt =>
    (['before', 'after'] as const).map(when => ({ dieAt, when })),
  );
}
