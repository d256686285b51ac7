import { isDeepStrictEqual } from 'node:util';
import {
  apiVersionOf,
  ClusterTemplate,
  labels,
  resourceTypes,
  TemplateInfo,
} from '@o2ims-portal/api';

/**
 * What to do for the TemplateInfo of a ClusterTemplate's name.
 *
 * @public
 */
export type TemplateInfoDecision =
  | { action: 'create' | 'replace'; object: TemplateInfo }
  | { action: 'delete'; object: TemplateInfo }
  /** There is one that somebody else made: it is left alone. */
  | { action: 'yield' }
  | { action: 'keep' };

/**
 * The TemplateInfo by which FOCOM offers a ClusterTemplate.
 *
 * @public
 */
export function renderTemplateInfo(template: ClusterTemplate): TemplateInfo {
  const { metadata, spec } = template;
  return {
    apiVersion: apiVersionOf(resourceTypes.templateInfo),
    kind: resourceTypes.templateInfo.kind,
    metadata: {
      name: metadata.name,
      namespace: metadata.namespace,
      labels: { [labels.clusterTemplateUid]: metadata.uid! },
    },
    spec: {
      templateName: spec.name,
      templateVersion: spec.version,
      templateParameterSchema: JSON.stringify(spec.parameterSchema),
    },
  };
}

/**
 * What to do for the TemplateInfo of a ClusterTemplate's name.
 *
 * @public
 */
export function decideTemplateInfo(
  template: ClusterTemplate | undefined,
  current: TemplateInfo | undefined,
): TemplateInfoDecision {
  const mark = current?.metadata.labels?.[labels.clusterTemplateUid];
  if (!template) {
    return current && mark
      ? { action: 'delete', object: current }
      : { action: 'keep' };
  }
  const desired = renderTemplateInfo(template);
  if (!current) {
    return { action: 'create', object: desired };
  }
  if (!mark) {
    return { action: 'yield' };
  }
  if (
    mark === template.metadata.uid &&
    isDeepStrictEqual(current.spec, desired.spec)
  ) {
    return { action: 'keep' };
  }
  return {
    action: 'replace',
    object: {
      ...current,
      metadata: {
        ...current.metadata,
        labels: { ...current.metadata.labels, ...desired.metadata.labels },
      },
      spec: desired.spec,
    },
  };
}
