import { ConflictError, InputError } from '@backstage/errors';
import {
  ClusterTemplate,
  describeViolations,
  validateClusterParameters,
  validateSchema,
  Violation,
} from '@o2ims-portal/api';
import {
  Cluster,
  localOCloud,
  NewRequest,
  OCloud,
  Request,
  Template,
} from '@o2ims-portal/plugin-o2ims-common';
import { text } from '../model/text';

const DNS_LABEL = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

/** What a new request is checked against. */
export interface NewRequestContext {
  /** Where the request is made. */
  namespace: string;
  oClouds: readonly OCloud[];
  templates: readonly Template[];
  /** The template that the request names, where the management cluster has it. */
  clusterTemplate?: ClusterTemplate;
  requests: readonly Request[];
  clusters: readonly Cluster[];
}

function checkName(name: string): void {
  if (!DNS_LABEL.test(name)) {
    throw new InputError(
      `'${name}' cannot be the name of a request: use lower-case letters, digits and '-', begin and end with a letter or digit, at most 63 characters`,
    );
  }
}

function findOCloud(
  { oCloudId = localOCloud }: NewRequest,
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
  { templateName, templateVersion }: NewRequest,
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
  { templateName, templateVersion }: NewRequest,
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

function checkTaken(
  newRequest: NewRequest,
  oCloud: OCloud,
  context: NewRequestContext,
): void {
  const { name, templateParameters } = newRequest;
  const { namespace, requests, clusters } = context;
  if (
    requests.some(
      request =>
        request.kind === 'focom' &&
        request.namespace === namespace &&
        request.name === name,
    )
  ) {
    throw new ConflictError(
      `There is a request '${name}' already; choose another name`,
    );
  }
  const clusterName = text(templateParameters.clusterName);
  const holder = requests.find(
    request =>
      request.clusterName === clusterName && request.oCloudId === oCloud.name,
  );
  if (clusterName && holder) {
    throw new ConflictError(
      holder.phase === 'DELETING'
        ? `The cluster name '${clusterName}' is still in use by request '${holder.name}', which is being deleted; try again when it is gone`
        : `The cluster name '${clusterName}' is in use by request '${holder.name}'; choose another`,
    );
  }
  if (
    oCloud.isLocal &&
    clusters.some(cluster => cluster.name === clusterName)
  ) {
    throw new ConflictError(
      `There is a cluster '${clusterName}' already; choose another name`,
    );
  }
}

/**
 * Refuses a request that could never be fulfilled as it is. Hosts that are missing or busy are no reason: a request
 * waits for them.
 *
 * @throws InputError when it breaks a rule, ConflictError when its name or its cluster's is taken
 */
export function checkNewRequest(
  newRequest: NewRequest,
  context: NewRequestContext,
): void {
  checkName(newRequest.name);
  const oCloud = findOCloud(newRequest, context.oClouds);
  const template = findTemplate(newRequest, context.templates);
  if (!oCloud.isLocal) {
    checkOffer(newRequest, oCloud);
  }
  const violations = findViolations(
    newRequest.templateParameters,
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
  checkTaken(newRequest, oCloud, context);
}
