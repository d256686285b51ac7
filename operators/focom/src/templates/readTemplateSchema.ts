import { isObject, TemplateInfo } from '@o2ims-portal/api';
import { parse } from 'yaml';

/** Reading and compiling a schema takes far longer than evaluating it; the same object gives the same schema. */
const schemas = new WeakMap<TemplateInfo, object>();

function toSchema(text: string): object {
  const schema: unknown = parse(text);
  if (!isObject(schema)) {
    throw new Error('it is not an object');
  }
  return schema;
}

/**
 * The JSON Schema in a TemplateInfo's string of JSON or YAML.
 *
 * @throws Error when the string is neither, or is not an object
 */
export function readTemplateSchema(template: TemplateInfo): object {
  const known = schemas.get(template);
  if (known) {
    return known;
  }
  const schema = toSchema(template.spec.templateParameterSchema);
  schemas.set(template, schema);
  return schema;
}
