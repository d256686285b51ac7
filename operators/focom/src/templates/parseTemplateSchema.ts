import { parse } from 'yaml';

const SUPPORTED_DIALECT = /^https?:\/\/json-schema\.org\/draft\/2020-12\//;

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The JSON Schema in a TemplateInfo's string of JSON or YAML. A schema that says it is of an older draft is read as
 * 2020-12, which has kept what templates use.
 *
 * @throws Error when the string is neither, or is not a schema
 */
export function parseTemplateSchema(text: string): object {
  const schema: unknown = parse(text);
  if (!isObject(schema)) {
    throw new Error('it is not an object');
  }
  const { $schema, ...rest } = schema;
  return typeof $schema === 'string' && SUPPORTED_DIALECT.test($schema)
    ? schema
    : rest;
}
