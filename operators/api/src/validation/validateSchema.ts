import Ajv, { ErrorObject, ValidateFunction } from 'ajv';
import Ajv2019 from 'ajv/dist/2019';
import Ajv2020 from 'ajv/dist/2020';
import { compilePattern } from './compilePattern';
import { escapePointer } from './escapePointer';
import { Violation } from './Violation';

/** Compiling costs a thousand times more than validating; a schema that is read again from a cache is the same object. */
const compiled = new WeakMap<object, ValidateFunction>();
/** Another object says the same whenever something else about a template changes. The one used last is last. */
const compiledTexts = new Map<string, ValidateFunction>();
const MAX_TEXTS = 100;

const options = {
  allErrors: true,
  strict: false,
  logger: false,
  useDefaults: true,
  // schemas and parameters come from anybody who can make requests, and are evaluated in everybody's process
  code: { regExp: Object.assign(compilePattern, { code: 'compilePattern' }) },
} as const;

/** A validator of the dialect that a schema says it is of; drafts before 07 are read as that, which has kept their words. */
function validatorOf({ $schema }: { $schema?: unknown }): Ajv {
  const [, dialect = ''] =
    /^https?:\/\/json-schema\.org\/(draft[-/][\d-]+)\//.exec(
      typeof $schema === 'string' ? $schema : '',
    ) ?? [];
  switch (dialect) {
    case 'draft/2019-09':
      return new Ajv2019(options);
    case 'draft-07':
    case 'draft-06':
    case 'draft-04':
      return new Ajv(options);
    default:
      return new Ajv2020(options);
  }
}

function compile(schema: object): ValidateFunction {
  const known = compiled.get(schema);
  if (known) {
    return known;
  }
  const text = JSON.stringify(schema);
  const { $schema: _, ...rest } = schema as { $schema?: unknown };
  const validate = compiledTexts.get(text) ?? validatorOf(schema).compile(rest);
  compiled.set(schema, validate);
  compiledTexts.delete(text);
  compiledTexts.set(text, validate);
  if (compiledTexts.size > MAX_TEXTS) {
    const [oldest] = compiledTexts.keys();
    compiledTexts.delete(oldest);
  }
  return validate;
}

function toViolation(error: ErrorObject): Violation {
  const { instancePath, keyword, params, message } = error;
  switch (keyword) {
    case 'required':
      return {
        pointer: `${instancePath}/${escapePointer(params.missingProperty)}`,
        message: 'is required',
      };
    case 'additionalProperties':
    case 'unevaluatedProperties':
      return {
        pointer: `${instancePath}/${escapePointer(
          params.additionalProperty ?? params.unevaluatedProperty,
        )}`,
        message: 'is not a parameter of this template',
      };
    case 'enum':
      return {
        pointer: instancePath,
        message: `must be one of ${params.allowedValues.join(', ')}`,
      };
    case 'const':
      return {
        pointer: instancePath,
        message: `must be ${JSON.stringify(params.allowedValue)}`,
      };
    default:
      return { pointer: instancePath, message: message ?? keyword };
  }
}

/** Parameters are JSON; filling in defaults must not change the caller's. */
function copy<T>(parameters: T): T {
  return parameters === undefined
    ? parameters
    : JSON.parse(JSON.stringify(parameters));
}

/**
 * Evaluates parameters against a template's JSON Schema (draft-07, 2019-09 or 2020-12) and lists every violation.
 * Patterns are such as {@link compilePattern} knows.
 * What is left out counts with the value of its `default` keyword.
 *
 * @throws Error when the schema itself is not a valid JSON Schema, or has a pattern that cannot be used
 * @public
 */
export function validateSchema(
  schema: object,
  parameters: unknown,
): Violation[] {
  const validate = compile(schema);
  return validate(copy(parameters))
    ? []
    : (validate.errors ?? []).map(toViolation);
}

/**
 * Parameters with what was left out filled in by the schema's `default` keywords.
 *
 * @throws Error when the schema itself is not a valid JSON Schema, or has a pattern that cannot be used
 * @public
 */
export function withSchemaDefaults<T>(schema: object, parameters: T): T {
  const filled = copy(parameters);
  compile(schema)(filled);
  return filled;
}
