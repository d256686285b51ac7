/** A URL as it may be shown and logged: user, password and query can hold secrets. */
export function redactUrl(text: string): string {
  if (!URL.canParse(text)) {
    return '(no URL)';
  }
  const { origin, protocol, host, pathname } = new URL(text);
  return `${origin === 'null' ? `${protocol}//${host}` : origin}${pathname}`;
}
