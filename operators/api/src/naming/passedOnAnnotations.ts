import { annotations } from './annotations';

const PASSED_ON: readonly string[] = [
  annotations.requestedBy,
  annotations.owner,
];

/**
 * Who asked for a cluster and whom it is for, among an object's annotations: what goes with a request all the way
 * down to its Cluster. Undefined when the object says neither.
 *
 * @public
 */
export function passedOnAnnotations(
  given: Readonly<Record<string, string>> = {},
): Record<string, string> | undefined {
  const passedOn = Object.entries(given).filter(([key]) =>
    PASSED_ON.includes(key),
  );
  return passedOn.length > 0 ? Object.fromEntries(passedOn) : undefined;
}
