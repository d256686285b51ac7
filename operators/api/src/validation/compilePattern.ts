import { RE2JS } from 're2js';

/** What is matched, pattern times text, is what a match costs; no pattern for a parameter needs more. */
const MAX_PATTERN_LENGTH = 1000;

/** RE2 takes its name for text instead of saying that it does not know it. */
const NAMED_BACK_REFERENCE = /(^|[^\\])(\\\\)*\\k</;

function findFault(pattern: string): string | undefined {
  if (pattern.length > MAX_PATTERN_LENGTH) {
    return `it is ${pattern.length} characters long, and at most ${MAX_PATTERN_LENGTH} are read`;
  }
  try {
    // what RE2 knows beyond ECMA-262 would mean something else to others
    RegExp(pattern, 'u');
  } catch (error) {
    return (error as Error).message;
  }
  return NAMED_BACK_REFERENCE.test(pattern)
    ? 'back references are not supported'
    : undefined;
}

/** What a regular expression of a template is good for. */
export interface Pattern {
  /** Whether a text contains a match. */
  test(text: string): boolean;
}

/**
 * Makes a regular expression (ECMA-262 with the flag `u`, as in JSON Schema) that is matched in time linear to the text,
 * whoever wrote it. What cannot be is refused: lookahead and lookbehind, back references, more than 1000 repetitions.
 *
 * @throws Error when the pattern is not such a regular expression
 * @public
 */
export function compilePattern(pattern: string): Pattern {
  const fail = (why: string) =>
    new Error(
      `the pattern '${pattern.slice(
        0,
        100,
      )}' cannot be used: ${why}. Patterns have no lookahead or lookbehind, no back references, and at most 1000 repetitions`,
    );
  const fault = findFault(pattern);
  if (fault !== undefined) {
    throw fail(fault);
  }
  try {
    return RE2JS.compile(RE2JS.translateRegExp(pattern));
  } catch (error) {
    throw fail((error as Error).message);
  }
}
