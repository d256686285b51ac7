import {
  ClusterTemplate,
  describeViolations,
  ProvisioningRequest,
  Reason,
  reasons,
  templateObjectName,
  validateClusterParameters,
  Violation,
} from '@o2ims-portal/api';

export interface RequestProblem {
  reason: Reason;
  message: string;
}

/** What is wrong with a request that can be told from it and its template alone. */
export function validateRequest(options: {
  request: ProvisioningRequest;
  template?: ClusterTemplate;
  namespace: string;
}): RequestProblem | undefined {
  const { request, template, namespace } = options;
  const { templateName, templateVersion, templateParameters } = request.spec;
  const objectName = templateObjectName(templateName, templateVersion);
  if (!template) {
    return {
      reason: reasons.templateNotFound,
      message: `There is no template '${templateName}' of version '${templateVersion}': no ClusterTemplate '${objectName}' in namespace '${namespace}'. Correct the request, or add the template`,
    };
  }
  let violations: Violation[];
  try {
    violations = validateClusterParameters(template, templateParameters);
  } catch (error) {
    return {
      reason: reasons.invalidTemplate,
      message: `The parameter schema of ClusterTemplate '${objectName}' is not a valid JSON Schema: ${
        error instanceof Error ? error.message : error
      }. Correct the template`,
    };
  }
  return violations.length > 0
    ? {
        reason: reasons.invalidParameters,
        message: `Correct the parameters: ${describeViolations(violations)}`,
      }
    : undefined;
}
