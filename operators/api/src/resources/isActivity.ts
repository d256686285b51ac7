const ACTIVITIES: ReadonlySet<string> = new Set([
  'Paused',
  'Deleting',
  'Remediating',
  'RollingOut',
  'ScalingDown',
  'ScalingUp',
  'Updating',
]);

/**
 * Whether a condition of Cluster API's v1beta2 says what goes on: True is not good and False not bad, as they are with
 * all others.
 *
 * @public
 */
export function isActivity(conditionType: string): boolean {
  return ACTIVITIES.has(conditionType);
}
