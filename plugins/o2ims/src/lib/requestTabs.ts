/** The tabs of a request's page, as its path names them; the first is there without a name. */
export const requestTabs = [
  'timeline',
  'resources',
  'hosts',
  'events',
  'parameters',
  'yaml',
  'revisions',
] as const;

/** One of them. */
export type RequestTab = (typeof requestTabs)[number];

/** The tab that a path names; the first for any other word. */
export function parseRequestTab(word: string | undefined): RequestTab {
  return requestTabs.find(tab => tab === word) ?? requestTabs[0];
}
