/** Orders Kubernetes versions such as `v1.9.3` and `v1.34.4`, the lower first. */
export function compareVersions(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}
