import {
  ClusterParameters,
  ClusterTemplate,
  describeViolations,
  ProvisioningRequest,
  Reason,
  reasons,
  templateObjectName,
  validateClusterParameters,
  withDefaults,
} from '@o2ims-portal/api';
import { chooseAddons } from '../plan/planCluster';
import { AddonSources } from '../templates/AddonSources';
import { judgeTemplate, TemplateVerdict } from '../templates/judgeTemplate';

export interface RequestProblem {
  reason: Reason;
  message: string;
}

export interface ValidationOptions {
  request: ProvisioningRequest;
  template?: ClusterTemplate;
  namespace: string;
  sources: AddonSources;
  /** Whether Cluster API has ClusterResourceSets here. */
  hasResourceSets: boolean;
}

/** Whether the add-ons that the cluster is to get can be had. */
function checkAddonsThere(
  { request, hasResourceSets }: ValidationOptions,
  template: ClusterTemplate,
  { missing }: TemplateVerdict,
): RequestProblem | undefined {
  const { addons: asked } = withDefaults(
    template,
    request.spec.templateParameters as unknown as ClusterParameters,
  );
  const addons = chooseAddons(template, asked);
  const absent = addons.flatMap(({ name }) => missing.get(name) ?? []);
  const problems = [
    ...(addons.length > 0 && !hasResourceSets
      ? [
          'add-ons are installed by ClusterResourceSets, which this management cluster does not have: install the custom resources of Cluster API that are called so',
        ]
      : []),
    ...absent,
  ];
  return problems.length > 0
    ? {
        reason: reasons.addonUnavailable,
        message: `The add-ons cannot be had: ${problems.join(
          '; ',
        )}. The request goes on by itself when that is mended`,
      }
    : undefined;
}

/** What is wrong with a request that can be told without the hosts. */
export function validateRequest(
  options: ValidationOptions,
): RequestProblem | undefined {
  const { request, template, namespace, sources } = options;
  const { templateName, templateVersion, templateParameters } = request.spec;
  const objectName = templateObjectName(templateName, templateVersion);
  if (!template) {
    return {
      reason: reasons.templateNotFound,
      message: `There is no template '${templateName}' of version '${templateVersion}': no ClusterTemplate '${objectName}' in namespace '${namespace}'. Correct the request, or add the template`,
    };
  }
  const verdict = judgeTemplate(template, sources);
  if (!verdict.valid) {
    return {
      reason: reasons.invalidTemplate,
      message: `No cluster can be made from ClusterTemplate '${objectName}': ${verdict.message}. The request goes on by itself when that is mended`,
    };
  }
  const violations = validateClusterParameters(template, templateParameters);
  if (violations.length > 0) {
    return {
      reason: reasons.invalidParameters,
      message: `Correct the parameters: ${describeViolations(violations)}`,
    };
  }
  return checkAddonsThere(options, template, verdict);
}
