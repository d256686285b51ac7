import {
  annotations,
  describeViolations,
  reasons,
  TemplateInfo,
  templateObjectName,
  validateSchema,
  Violation,
} from '@o2ims-portal/api';
import { Problem } from '../requests/Problem';
import { SingleRequest } from '../requests/SingleRequest';
import { checkParametersSize } from './checkParametersSize';
import { readTemplateSchema } from './readTemplateSchema';

/** Where a request's TemplateInfo is expected. */
export function templateKey(request: SingleRequest): {
  namespace: string;
  name: string;
} {
  const { templateName, templateVersion } = request.spec;
  return {
    namespace: request.metadata.namespace!,
    name: templateObjectName(templateName, templateVersion),
  };
}

function notFound(
  request: SingleRequest,
  templates: readonly TemplateInfo[],
): Problem {
  const { namespace, name } = templateKey(request);
  const names = templates.map(({ metadata }) => metadata.name).sort();
  const there =
    names.length > 0
      ? `Templates there: ${names.join(', ')}.`
      : 'There is no template in that namespace.';
  return {
    phase: 'FAILED',
    reason: reasons.templateNotFound,
    message: `There is no TemplateInfo '${name}' (<templateName>-<templateVersion>) in namespace '${namespace}'. ${there} Create it, or name another template.`,
  };
}

/**
 * What stands against sending a request, as far as its template can tell: nothing, when the TemplateInfo is there
 * and the parameters keep to its schema and are not too large.
 *
 * @public
 */
export function checkTemplate(
  request: SingleRequest,
  /** Those in the request's namespace. */
  templates: readonly TemplateInfo[],
): Problem | undefined {
  const { templateName, templateVersion, templateParameters } = request.spec;
  const { namespace, name } = templateKey(request);
  const template = templates.find(({ metadata }) => metadata.name === name);
  if (!template) {
    return notFound(request, templates);
  }
  const { spec } = template;
  if (
    spec.templateName !== templateName ||
    spec.templateVersion !== templateVersion
  ) {
    return {
      phase: 'FAILED',
      reason: reasons.templateNotFound,
      message: `TemplateInfo '${name}' in namespace '${namespace}' is of template '${spec.templateName}' version '${spec.templateVersion}', not '${templateName}' version '${templateVersion}'. Correct the TemplateInfo, or name another template.`,
    };
  }
  const oversize = checkParametersSize(request);
  if (oversize) {
    return oversize;
  }
  const {
    [annotations.skipParameterValidation]: unchecked,
    [annotations.adopt]: adopt,
  } = request.metadata.annotations ?? {};
  // what adopts a cluster need not say what one is made from
  if (unchecked === 'true' || adopt === 'true') {
    return undefined;
  }
  const skip = `annotate this request with ${annotations.skipParameterValidation}="true" to send it unchecked`;
  let violations: Violation[];
  try {
    violations = validateSchema(
      readTemplateSchema(template),
      templateParameters,
    );
  } catch (error) {
    return {
      phase: 'FAILED',
      reason: reasons.templateInvalid,
      message: `templateParameterSchema of TemplateInfo '${name}' in namespace '${namespace}' is not a JSON Schema in JSON or YAML that can be used: ${
        (error as Error).message
      }. Correct it, or ${skip}.`,
    };
  }
  if (violations.length === 0) {
    return undefined;
  }
  return {
    phase: 'FAILED',
    reason: reasons.invalidParameters,
    message: `templateParameters break the schema of template '${name}': ${describeViolations(
      violations,
    )}. Correct them; or, where the schema is wrong, ${skip}.`,
    violations,
  };
}
