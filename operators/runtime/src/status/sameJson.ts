import { isDeepStrictEqual } from 'node:util';

/** Whether two values are the same on the wire: the order of keys and keys that are undefined do not count. */
export function sameJson(left: unknown, right: unknown): boolean {
  return left === right || isDeepStrictEqual(onWire(left), onWire(right));
}

function onWire(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}
