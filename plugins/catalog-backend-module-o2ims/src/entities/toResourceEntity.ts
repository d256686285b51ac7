import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  CommonValidatorFunctions,
  Entity,
  KubernetesValidatorFunctions,
  parseEntityRef,
} from '@backstage/catalog-model';

/** What is the same for every entity that stands for an object of the management cluster. */
export interface ResourceParts {
  entityRef: string;
  /** `kind/namespace/name`, as the REST API's path says it. */
  source: string;
  title: string;
  description?: string;
  annotations: Record<string, string>;
  /** Labels of the Kubernetes object; those that the catalog does not take are left out. */
  labels: Record<string, string>;
  tags: string[];
  spec: NonNullable<Entity['spec']>;
}

/** Cluster API's and BYOH's own labels say which cluster a host is in, which the relations say already. */
const MEMBERSHIP_LABEL = /^([^/]+\.)?cluster\.x-k8s\.io\//;

function toLabels(labels: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(labels).filter(
      ([key, value]) =>
        !MEMBERSHIP_LABEL.test(key) &&
        KubernetesValidatorFunctions.isValidLabelKey(key) &&
        KubernetesValidatorFunctions.isValidLabelValue(value),
    ),
  );
}

function toTags(tags: string[]): string[] {
  return [...new Set(tags.map(tag => tag.toLocaleLowerCase('en-US')))]
    .filter(CommonValidatorFunctions.isValidTag)
    .sort();
}

/** A Resource entity whose parts come in a fixed order, so that what did not change is equal. */
export function toResourceEntity(parts: ResourceParts): Entity {
  const { entityRef, source, title, description, spec } = parts;
  const { namespace, name } = parseEntityRef(entityRef);
  const location = `o2ims:${source}`;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      namespace,
      name,
      title,
      ...(description && { description }),
      annotations: {
        [ANNOTATION_LOCATION]: location,
        [ANNOTATION_ORIGIN_LOCATION]: location,
        ...parts.annotations,
      },
      labels: toLabels(parts.labels),
      tags: toTags(parts.tags),
    },
    spec,
  };
}
