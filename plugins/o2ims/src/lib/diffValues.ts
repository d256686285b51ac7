import { isObject } from '@o2ims-portal/api';

/** A place where two values differ. */
export interface Difference {
  /** JSON pointer (RFC 6901); empty for the whole. */
  pointer: string;
  /** Undefined where there was nothing. */
  before?: unknown;
  /** Undefined where there is nothing any more. */
  after?: unknown;
}

function escape(name: string): string {
  return name.replace(/~/g, '~0').replace(/\//g, '~1');
}

/** Where two values made of JSON differ: as deep as both are objects or lists, in the order of the names. */
export function diffValues(
  before: unknown,
  after: unknown,
  pointer = '',
): Difference[] {
  if (Array.isArray(before) && Array.isArray(after)) {
    return diffFields({ ...before }, { ...after }, pointer);
  }
  if (isObject(before) && isObject(after)) {
    return diffFields(before, after, pointer);
  }
  return before === after ? [] : [{ pointer, before, after }];
}

function diffFields(
  before: Record<string, unknown>,
  after: Record<string, unknown>,
  pointer: string,
): Difference[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names]
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
    .flatMap(name =>
      diffValues(before[name], after[name], `${pointer}/${escape(name)}`),
    );
}
