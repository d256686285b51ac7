function parse(version: string): [major: number, minor: number, patch: number] {
  const [, ...parts] = /^v?(\d+)\.(\d+)\.(\d+)/.exec(version) ?? [];
  const [major = NaN, minor = NaN, patch = NaN] = parts.map(Number);
  return [major, minor, patch];
}

/**
 * To which of the versions a cluster can go from the one that it runs, the newest first: a newer patch, or one minor
 * version on, as Kubernetes' version skew policy has it.
 */
export function upgradesOf(
  current: string,
  versions: readonly string[],
): string[] {
  const [major, minor, patch] = parse(current);
  return versions
    .map(version => ({ version, parts: parse(version) }))
    .filter(
      ({ parts: [toMajor, toMinor, toPatch] }) =>
        toMajor === major &&
        ((toMinor === minor && toPatch > patch) || toMinor === minor + 1),
    )
    .sort((a, b) => b.parts[1] - a.parts[1] || b.parts[2] - a.parts[2])
    .map(({ version }) => version);
}
