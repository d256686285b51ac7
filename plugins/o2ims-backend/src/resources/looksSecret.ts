const secretWords: ReadonlySet<string> = new Set([
  'password',
  'passwords',
  'passwd',
  'passphrase',
  'pwd',
  'secret',
  'secrets',
  'token',
  'tokens',
  'kubeconfig',
  'kubeconfigs',
  'credential',
  'credentials',
]);
/** Last words that say that it is something about a secret, and not one. */
const harmlessEnds: ReadonlySet<string> = new Set([
  'name',
  'namespace',
  'ref',
  'kind',
  'type',
  'ttl',
  'seconds',
]);

/** Whether a field or an annotation of this name probably holds a secret. */
export function looksSecret(name: string): boolean {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLocaleLowerCase('en-US')
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
  const last = words[words.length - 1] ?? '';
  if (harmlessEnds.has(last)) {
    return false;
  }
  return (
    words.some(word => secretWords.has(word)) ||
    /(password|passwd|kubeconfig|apikey|privatekey)$/.test(last) ||
    // `key` alone is what selectors and tolerations have
    (words.length > 1 && (last === 'key' || last === 'keys'))
  );
}
