import { InputError } from '@backstage/errors';
import {
  ClusterTemplate,
  describeViolations,
  validateClusterParameters,
  validateSchema,
  Violation,
} from '@o2ims-portal/api';
import {
  localOCloud,
  NewRequest,
  OCloud,
  Template,
} from '@o2ims-portal/plugin-o2ims-common';

/** What a request says that its template judges. */
type WantedParameters = Pick<
  NewRequest,
  'oCloudId' | 'templateName' | 'templateVersion' | 'templateParameters'
>;

/** What that is checked against. */
export interface ParametersContext {
  oClouds: readonly OCloud[];
  templates: readonly Template[];
  /** The template that is named, where the management cluster has it. */
  clusterTemplate?: ClusterTemplate;
}

function findOCloud(
  { oCloudId = localOCloud }: WantedParameters,
  oClouds: readonly OCloud[],
): OCloud {
  const oCloud = oClouds.find(({ name }) => name === oCloudId);
  if (!oCloud) {
    const known = oClouds.map(({ name }) => name);
    throw new InputError(
      `There is no O-Cloud '${oCloudId}'; choose one of ${known.join(', ')}`,
    );
  }
  return oCloud;
}

function checkOffer(
  { templateName, templateVersion }: WantedParameters,
  oCloud: OCloud,
): void {
  const { templates } = oCloud;
  if (
    templates &&
    !templates.some(
      ({ name, version }) =>
        name === templateName && version === templateVersion,
    )
  ) {
    const known = templates.map(({ name, version }) => `${name} ${version}`);
    throw new InputError(
      `O-Cloud '${
        oCloud.name
      }' has no template ${templateName} ${templateVersion}; it has ${
        known.join(', ') || 'none'
      }`,
    );
  }
}

function findTemplate(
  { templateName, templateVersion }: WantedParameters,
  templates: readonly Template[],
): Template {
  const template = templates.find(
    ({ name, version }) => name === templateName && version === templateVersion,
  );
  if (!template) {
    const known = templates.map(({ name, version }) => `${name} ${version}`);
    throw new InputError(
      `There is no template ${templateName} ${templateVersion}; ${
        known.length > 0
          ? `choose one of ${known.join(', ')}`
          : 'the O-Cloud offers none yet'
      }`,
    );
  }
  return template;
}

function findViolations(
  parameters: object,
  template: Template,
  clusterTemplate: ClusterTemplate | undefined,
): Violation[] {
  try {
    return clusterTemplate
      ? validateClusterParameters(clusterTemplate, parameters)
      : validateSchema(template.parameterSchema, parameters);
  } catch (error) {
    throw new InputError(
      `The parameter schema of template ${template.name} ${template.version} is broken: tell those who maintain it`,
      error,
    );
  }
}

/**
 * Checks that an O-Cloud has a template, and that parameters fit it. Returns the O-Cloud.
 *
 * @throws InputError
 */
export function checkParameters(
  wanted: WantedParameters,
  context: ParametersContext,
): OCloud {
  const oCloud = findOCloud(wanted, context.oClouds);
  const template = findTemplate(wanted, context.templates);
  if (!oCloud.isLocal) {
    checkOffer(wanted, oCloud);
  }
  const violations = findViolations(
    wanted.templateParameters,
    template,
    // another O-Cloud's template of that name may ask for more, or less
    oCloud.isLocal ? context.clusterTemplate : undefined,
  );
  if (violations.length > 0) {
    throw new InputError(
      `The parameters do not fit template ${template.name} ${
        template.version
      }: ${describeViolations(violations)}`,
    );
  }
  return oCloud;
}
