import { isObject } from '@o2ims-portal/api';
import { looksSecret } from './looksSecret';

/** What stands in the place of a secret. */
export const blank = '(left out)';

interface Schema {
  writeOnly?: unknown;
  format?: unknown;
  properties?: Record<string, unknown>;
  additionalProperties?: unknown;
  items?: unknown;
  allOf?: unknown;
  anyOf?: unknown;
  oneOf?: unknown;
}

const referenceFields: ReadonlySet<string> = new Set([
  'apiVersion',
  'kind',
  'name',
  'namespace',
  'uid',
  'key',
  'optional',
]);

/**
 * A value without what is secret in it: what a schema marks `writeOnly` or `format: password`, and what has a name that
 * looks like a secret's, with all that is below it. References to Secrets are none. JSON in a text is looked into.
 */
export function blankSecrets(value: unknown, schema?: unknown): unknown {
  if (Array.isArray(value)) {
    const items = schemasOf(schema).map(part => part.items);
    return value.map(item => blankSecrets(item, { allOf: items }));
  }
  if (isObject(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([name, field]) => {
        const schemas = schemasOf(schema).map(
          part => part.properties?.[name] ?? part.additionalProperties,
        );
        const isSecret = looksSecret(name) && !isReference(field);
        return [
          name,
          isSecret || isMarked(schemas)
            ? blankAll(field)
            : blankSecrets(field, { allOf: schemas }),
        ];
      }),
    );
  }
  return typeof value === 'string' ? blankInJson(value) : value;
}

/** A schema with all that it is put together from. */
function schemasOf(schema: unknown): Schema[] {
  if (!isObject(schema)) {
    return [];
  }
  const parts = [schema.allOf, schema.anyOf, schema.oneOf];
  return [
    schema as Schema,
    ...parts
      .flatMap(part => (Array.isArray(part) ? part : []))
      .flatMap(schemasOf),
  ];
}

function isMarked(schemas: readonly unknown[]): boolean {
  return schemas
    .flatMap(schemasOf)
    .some(part => part.writeOnly === true || part.format === 'password');
}

function isReference(value: unknown): boolean {
  return (
    isObject(value) &&
    typeof value.name === 'string' &&
    Object.keys(value).every(name => referenceFields.has(name))
  );
}

function blankAll(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(blankAll);
  }
  if (isObject(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([name, field]) => [name, blankAll(field)]),
    );
  }
  return typeof value === 'string' || typeof value === 'number' ? blank : value;
}

/** Annotations keep what an object was made from as JSON. */
function blankInJson(value: string): string {
  if (!/^\s*[[{]/.test(value)) {
    return value;
  }
  let parsed: unknown;
  try {
    parsed = JSON.parse(value);
  } catch {
    // a text that only begins like JSON
    return value;
  }
  return JSON.stringify(blankSecrets(parsed));
}
