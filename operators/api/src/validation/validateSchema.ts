import Ajv2020, { ErrorObject } from 'ajv/dist/2020';
import { Violation } from './Violation';

function toViolation(error: ErrorObject): Violation {
  const { instancePath, keyword, params, message } = error;
  switch (keyword) {
    case 'required':
      return {
        pointer: `${instancePath}/${params.missingProperty}`,
        message: 'is required',
      };
    case 'additionalProperties':
    case 'unevaluatedProperties':
      return {
        pointer: `${instancePath}/${
          params.additionalProperty ?? params.unevaluatedProperty
        }`,
        message: 'is not a parameter of this template',
      };
    case 'enum':
      return {
        pointer: instancePath,
        message: `must be one of ${params.allowedValues.join(', ')}`,
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
  const ajv = new Ajv2020({ allErrors: true, strict: false });
  const validate = ajv.compile(schema);
  return validate(parameters) ? [] : (validate.errors ?? []).map(toViolation);
}
