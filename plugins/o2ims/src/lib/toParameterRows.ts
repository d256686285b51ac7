import { isObject } from '@o2ims-portal/api';

/** One parameter of a template, as a line of a table. */
export interface ParameterRow {
  /** Where it is: `hosts.masters[].hostId`. */
  path: string;
  /** Its own name: `hostId`. */
  name: string;
  /** How many objects it lies in. */
  depth: number;
  /** `string`, `list of object`, `integer or string`. */
  type: string;
  /** Whether it has to be there as soon as what it lies in is there. */
  required: boolean;
  /** As JSON. */
  default?: string;
  /** The values that it may have, as JSON. */
  values?: string[];
  /** What else it has to be: `at least 3 characters`, as the schema says it. */
  rules: ParameterRule[];
  title?: string;
  description?: string;
}

/** A keyword of JSON Schema that narrows a value. */
export interface ParameterRule {
  keyword: (typeof ruleKeywords)[number];
  value: string;
}

const ruleKeywords = [
  'pattern',
  'format',
  'minLength',
  'maxLength',
  'minimum',
  'exclusiveMinimum',
  'maximum',
  'exclusiveMaximum',
  'multipleOf',
  'minItems',
  'maxItems',
] as const;

type Schema = Record<string, unknown>;

/** Deeper than any template that a person could fill in. */
const maxDepth = 8;

function schemas(value: unknown): Schema[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

function string(value: unknown): string | undefined {
  return typeof value === 'string' && value ? value : undefined;
}

/** What a `$ref` within the schema points at; of others nothing is known. */
function follow(root: Schema, ref: string): Schema {
  const target = ref.startsWith('#/')
    ? ref
        .slice(2)
        .split('/')
        .map(part => part.replace(/~1/g, '/').replace(/~0/g, '~'))
        .reduce<unknown>(
          (at, part) => (isObject(at) ? at[part] : undefined),
          root,
        )
    : undefined;
  return isObject(target) ? target : {};
}

/** A schema with what it takes from elsewhere put in; what it says itself counts more. */
function resolve(root: Schema, schema: Schema, seen: string[] = []): Schema {
  const { $ref, allOf, ...own } = schema;
  const parts = schemas(allOf).map(part => resolve(root, part, seen));
  if (typeof $ref === 'string' && !seen.includes($ref)) {
    parts.unshift(resolve(root, follow(root, $ref), [...seen, $ref]));
  }
  const all = [...parts, own];
  const properties = Object.assign(
    {},
    ...all.map(part => (isObject(part.properties) ? part.properties : {})),
  );
  const required = all.flatMap(part =>
    Array.isArray(part.required) ? part.required : [],
  );
  return {
    ...Object.assign({}, ...all),
    ...(Object.keys(properties).length > 0 && { properties }),
    ...(required.length > 0 && { required }),
  };
}

function typeOfValue(value: unknown): string {
  if (Array.isArray(value)) {
    return 'list';
  }
  return value === null ? 'null' : typeof value;
}

/** What a value is, in the words of JSON Schema but for "list". */
function toType(root: Schema, schema: Schema, depth = 0): string {
  const { type, items, properties, enum: choices } = schema;
  const either = [...schemas(schema.oneOf), ...schemas(schema.anyOf)];
  const named = (Array.isArray(type) ? type : [type]).filter(
    (one): one is string => typeof one === 'string',
  );
  const words = named.map(one => {
    if (one !== 'array') {
      return one;
    }
    return isObject(items) && depth < maxDepth
      ? `list of ${toType(root, resolve(root, items), depth + 1)}`
      : 'list';
  });
  if (words.length === 0 && depth < maxDepth) {
    words.push(
      ...either.map(one => toType(root, resolve(root, one), depth + 1)),
    );
  }
  if (words.length === 0 && Array.isArray(choices)) {
    words.push(...choices.map(typeOfValue));
  }
  if (words.length === 0 && 'const' in schema) {
    words.push(typeOfValue(schema.const));
  }
  if (words.length === 0) {
    words.push(properties ? 'object' : 'any');
  }
  return [...new Set(words)].join(' or ');
}

function toValues(schema: Schema): string[] | undefined {
  if (Array.isArray(schema.enum)) {
    return schema.enum.map(value => JSON.stringify(value));
  }
  return 'const' in schema ? [JSON.stringify(schema.const)] : undefined;
}

/** The parameters that a JSON Schema describes, nested ones right after the one that they lie in. */
export function toParameterRows(parameterSchema: Schema): ParameterRow[] {
  const root = parameterSchema;

  function rowsOf(
    object: Schema,
    prefix: string,
    depth: number,
    seen: unknown[],
  ): ParameterRow[] {
    const required = Array.isArray(object.required) ? object.required : [];
    const properties = isObject(object.properties) ? object.properties : {};
    return Object.entries(properties).flatMap(([name, given]) => {
      if (!isObject(given)) {
        return [];
      }
      const schema = resolve(root, given);
      const items = isObject(schema.items)
        ? resolve(root, schema.items)
        : undefined;
      const path = `${prefix}${name}`;
      const values = toValues(schema) ?? (items && toValues(items));
      const title = string(schema.title);
      const description = string(schema.description);
      const row: ParameterRow = {
        path,
        name,
        depth,
        type: toType(root, schema),
        required: required.includes(name),
        ...(schema.default !== undefined && {
          default: JSON.stringify(schema.default),
        }),
        ...(values && { values }),
        rules: ruleKeywords.flatMap(keyword => {
          const value = schema[keyword] ?? items?.[keyword];
          return typeof value === 'string' || typeof value === 'number'
            ? [{ keyword, value: String(value) }]
            : [];
        }),
        ...(title && { title }),
        ...(description && { description }),
      };
      const inner = items ?? schema;
      // a schema may contain itself
      const again = seen.includes(inner.properties);
      return again || depth + 1 >= maxDepth
        ? [row]
        : [
            row,
            ...rowsOf(inner, items ? `${path}[].` : `${path}.`, depth + 1, [
              ...seen,
              inner.properties,
            ]),
          ];
    });
  }

  return rowsOf(resolve(root, root), '', 0, []);
}
