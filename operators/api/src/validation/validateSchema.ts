import Ajv2020, { ErrorObject, ValidateFunction } from 'ajv/dist/2020';
import { escapePointer } from './escapePointer';
import { Violation } from './Violation';

/** Compiling costs a thousand times more than validating; a schema that is read again from a cache is the same object. */
const compiled = new WeakMap<object, ValidateFunction>();

function compile(schema: object): ValidateFunction {
  let validate = compiled.get(schema);
  if (!validate) {
    const ajv = new Ajv2020({ allErrors: true, strict: false, logger: false });
    validate = ajv.compile(schema);
    compiled.set(schema, validate);
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

/**
 * Evaluates parameters against a template's JSON Schema (2020-12) and lists every violation.
 *
 * @throws Error when the schema itself is not a valid JSON Schema
 * @public
 */
export function validateSchema(
  schema: object,
  parameters: unknown,
): Violation[] {
  const validate = compile(schema);
  return validate(parameters) ? [] : (validate.errors ?? []).map(toViolation);
}
