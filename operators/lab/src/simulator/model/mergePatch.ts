import { isDeepStrictEqual } from 'node:util';

type Plain = Record<string, unknown>;

/** The JSON merge patch that makes one object into another; undefined when there is nothing to change. */
export function mergePatch(
  before: object = {},
  after: object = {},
): Plain | undefined {
  const old = JSON.parse(JSON.stringify(before)) as Plain;
  const next = JSON.parse(JSON.stringify(after)) as Plain;
  const changes = [...new Set([...Object.keys(old), ...Object.keys(next)])]
    .filter(key => !isDeepStrictEqual(old[key], next[key]))
    .map(key => [key, change(old[key], next[key])]);
  return changes.length > 0 ? Object.fromEntries(changes) : undefined;
}

function change(before: unknown, after: unknown): unknown {
  if (after === undefined) {
    return null;
  }
  return isPlain(before) && isPlain(after) ? mergePatch(before, after) : after;
}

function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
