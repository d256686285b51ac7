import { blank } from './blankSecrets';

/**
 * A value as it was sent back by somebody who was shown it without its secrets: where a secret was left out, it is what
 * it was before.
 */
export function restoreBlanks(sent: unknown, before: unknown): unknown {
  if (sent === blank) {
    return before ?? sent;
  }
  if (Array.isArray(sent)) {
    const items = Array.isArray(before) ? before : [];
    return sent.map((item, index) => restoreBlanks(item, items[index]));
  }
  if (typeof sent === 'object' && sent !== null) {
    const fields = (before ?? {}) as Record<string, unknown>;
    return Object.fromEntries(
      Object.entries(sent).map(([name, value]) => [
        name,
        restoreBlanks(value, fields[name]),
      ]),
    );
  }
  return sent;
}
