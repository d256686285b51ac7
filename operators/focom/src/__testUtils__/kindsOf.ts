/** Which kinds of other projects a plane has: FOCOM itself needs none, and to serve them takes half of a start. */
export function kindsOf(options: { byoh?: boolean }): {
  byoh: boolean;
  clusterApi?: 'none';
} {
  const { byoh = false } = options;
  return { byoh, ...(!byoh && { clusterApi: 'none' }) };
}
