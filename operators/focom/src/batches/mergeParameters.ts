import { isObject } from '@o2ims-portal/api';

type Parameters = Record<string, unknown>;

/**
 * Parameters with others over them: objects are merged deeply; lists and plain values replace what is there, since
 * nobody could tell which entries of two lists belong together.
 *
 * @public
 */
export function mergeParameters(
  common: Parameters = {},
  own: Parameters = {},
): Parameters {
  const merged = new Map(Object.entries(common));
  for (const [key, value] of Object.entries(own)) {
    const given = merged.get(key);
    merged.set(
      key,
      isObject(given) && isObject(value)
        ? mergeParameters(given, value)
        : value,
    );
  }
  return Object.fromEntries(merged);
}
