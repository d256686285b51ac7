import {
  ClusterTemplate,
  isObject,
  labels,
  TemplateInfo,
} from '@o2ims-portal/api';
import { localOCloud, Template } from '@o2ims-portal/plugin-o2ims-common';
import { parse } from 'yaml';
import { list, text } from './text';

/** A template of this O-Cloud. */
export function toTemplate(template: ClusterTemplate): Template {
  const { spec } = template;
  const description = text(spec.description);
  const defaultKubernetesVersion = text(spec.defaults?.k8sVersion);
  return {
    name: spec.name,
    version: spec.version,
    ...(description && { description }),
    oCloudId: localOCloud,
    kubernetesVersions: list(spec.kubernetesVersions).filter(text),
    ...(defaultKubernetesVersion && { defaultKubernetesVersion }),
    ...(spec.deprecated && { deprecated: true }),
    parameterSchema: spec.parameterSchema ?? {},
  };
}

/**
 * A template of which there is only what FOCOM offers; its schema is a string of JSON or YAML.
 *
 * @throws Error when the schema is neither
 */
export function toTemplateFromTemplateInfo(info: TemplateInfo): Template {
  const { templateName, templateVersion, templateParameterSchema } = info.spec;
  const schema: unknown = parse(templateParameterSchema);
  if (!isObject(schema)) {
    throw new Error('templateParameterSchema is not an object');
  }
  return {
    name: templateName,
    version: templateVersion,
    oCloudId: localOCloud,
    kubernetesVersions: [],
    ...(info.metadata.labels?.[labels.deprecated] === 'true' && {
      deprecated: true,
    }),
    parameterSchema: schema,
  };
}
