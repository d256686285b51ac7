/**
 * What is wrong with a URL that events are to be sent to, in words; undefined when nothing is.
 */
export function checkUrl(
  text: string,
  options: { allowHttp: boolean },
): string | undefined {
  if (!URL.canParse(text)) {
    return 'is no URL';
  }
  const { protocol, username, password, hash, pathname } = new URL(text);
  if (protocol !== 'https:' && !(options.allowHttp && protocol === 'http:')) {
    return 'has to begin with https://';
  }
  if (username || password) {
    return 'must not hold a user or a password: events are signed instead';
  }
  if (hash) {
    return 'must not have a fragment';
  }
  if (/%(2f|5c)/i.test(pathname)) {
    return 'must not have an encoded slash in its path: servers disagree on what that means';
  }
  return undefined;
}
