import {
  ClusterTemplate,
  findCondition,
  reasons,
  templateObjectName,
  templateValidCondition,
  validateSchema,
} from '@o2ims-portal/api';
import { Problem } from '../requests/Problem';
import { SingleRequest } from '../requests/SingleRequest';

/** What the O-Cloud says is wrong with a template; what it has not judged yet is looked at here. */
function whyInvalid({
  metadata,
  spec,
  status,
}: ClusterTemplate): string | undefined {
  const valid = findCondition(status?.conditions, templateValidCondition);
  if (valid && valid.observedGeneration === metadata.generation) {
    return valid.status === 'False' ? valid.message : undefined;
  }
  try {
    validateSchema(spec.parameterSchema, {});
    return undefined;
  } catch (error) {
    return `its parameter schema is not a valid JSON Schema: ${
      (error as Error).message
    }`;
  }
}

/** Why no cluster can be made from the O-Cloud's template that a request names. */
export function findTemplateProblem(
  {
    templateName,
    templateVersion,
  }: Pick<SingleRequest['spec'], 'templateName' | 'templateVersion'>,
  template: ClusterTemplate | undefined,
  /** One that is being deleted serves those only that have a cluster of it. */
  hasCluster: boolean,
): Problem | undefined {
  const name = templateObjectName(templateName, templateVersion);
  if (!template || (template.metadata.deletionTimestamp && !hasCluster)) {
    return {
      phase: 'PENDING',
      reason: reasons.templateNotFound,
      message: `The O-Cloud has no template '${templateName}' of version '${templateVersion}' (ClusterTemplate '${name}'). The request goes on by itself when that is there; or name another.`,
    };
  }
  const why = whyInvalid(template);
  return why === undefined
    ? undefined
    : {
        phase: 'FAILED',
        reason: reasons.invalidTemplate,
        message: `No cluster can be made from the O-Cloud's ClusterTemplate '${name}': ${why}. The request goes on by itself when that is mended.`,
      };
}
