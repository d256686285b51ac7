/** Reads `namespace/name`, as the annotations of entities write it. */
export function parseNamespacedName(
  text: string | undefined,
): { namespace: string; name: string } | undefined {
  const [namespace, name, ...rest] = text?.split('/') ?? [];
  return namespace && name && rest.length === 0
    ? { namespace, name }
    : undefined;
}
