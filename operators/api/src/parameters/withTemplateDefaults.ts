import { ClusterTemplate } from '../generated/ClusterTemplate';

/** Whether a template's schema speaks of a parameter, so that its value is judged by it. */
export function declares(
  { spec }: Pick<ClusterTemplate, 'spec'>,
  parameter: string,
): boolean {
  const { properties } = spec.parameterSchema;
  return (
    typeof properties === 'object' &&
    properties !== null &&
    Object.hasOwn(properties, parameter)
  );
}

/**
 * Parameters as the template's schema is to see them: with the template's own defaults in place of what was left
 * out, as far as the schema speaks of those. What is no object stays as it is.
 */
export function withTemplateDefaults(
  template: Pick<ClusterTemplate, 'spec'>,
  parameters: unknown,
): unknown {
  if (
    typeof parameters !== 'object' ||
    parameters === null ||
    Array.isArray(parameters)
  ) {
    return parameters;
  }
  const defaults = Object.entries(template.spec.defaults ?? {}).filter(
    ([name]) => declares(template, name),
  );
  return { ...Object.fromEntries(defaults), ...parameters };
}
