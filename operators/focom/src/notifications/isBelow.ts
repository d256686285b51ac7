/**
 * Whether a URL is on the same server as a prefix, and its path the same or below. Both are compared as they are
 * requested: with dot segments resolved, the host in lower case, the default port left out.
 */
export function isBelow(text: string, prefix: string): boolean {
  const url = new URL(text);
  const allowed = new URL(prefix);
  const path = allowed.pathname.replace(/\/$/, '');
  return (
    url.protocol === allowed.protocol &&
    url.host === allowed.host &&
    (url.pathname === path || url.pathname.startsWith(`${path}/`))
  );
}
