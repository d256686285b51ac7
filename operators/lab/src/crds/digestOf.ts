import { createHash } from 'node:crypto';
import { CustomResourceDefinition } from './CustomResourceDefinition';

/**
 * SHA-256 of what definitions say, apart from how they are written: group, names, scope and versions, in a canonical
 * order. The same for a module's files and for a release's manifest, which has labels and conversion webhooks added.
 */
export function digestOf(definitions: CustomResourceDefinition[]): string {
  const content = [...definitions]
    .sort((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1))
    .map(({ metadata, spec: { group, names, scope, versions } }) => ({
      name: metadata.name,
      group,
      names,
      scope,
      versions,
    }));
  return createHash('sha256').update(canonical(content)).digest('hex');
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(
          Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : part,
  );
}
