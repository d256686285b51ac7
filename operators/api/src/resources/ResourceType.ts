/**
 * Where objects of a kind are found in the Kubernetes API.
 *
 * @public
 */
export interface ResourceType {
  /** API group; empty for the core group. */
  group: string;
  version: string;
  kind: string;
  plural: string;
  namespaced: boolean;
}

/**
 * `group/version`, or just the version for the core group.
 *
 * @public
 */
export function apiVersionOf(type: ResourceType): string {
  return type.group ? `${type.group}/${type.version}` : type.version;
}
