import { KubernetesObject, ResourceType } from '@o2ims-portal/api';
import { Plan } from './Plan';

/**
 * On a simulated object: the labels and annotations that its template gave it. Cluster API tells them by the field
 * manager that set them, which the simulator's caches do not keep.
 */
export const fromTemplateAnnotation =
  'o2ims.provisioning.oran.org/simulated-from-template';

/** What a template gives the objects that are made from it. */
export interface TemplateMetadata {
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
}

type Keys = Partial<Record<keyof TemplateMetadata, string[]>>;

/** A template's labels and annotations as a new object gets them. */
export function withTemplateMetadata(
  template: TemplateMetadata,
): Required<TemplateMetadata> {
  const { labels = {}, annotations = {} } = template;
  const keys: Keys = {
    labels: Object.keys(labels).sort(),
    annotations: Object.keys(annotations).sort(),
  };
  const isEmpty = !keys.labels?.length && !keys.annotations?.length;
  return {
    labels,
    annotations: {
      ...annotations,
      ...(!isEmpty && { [fromTemplateAnnotation]: JSON.stringify(keys) }),
    },
  };
}

/**
 * Brings an object's labels and annotations to what its template has become, as Cluster API does without making it
 * anew. Those that somebody else gave it stay.
 */
export function planTemplateMetadata(
  plan: Plan,
  type: ResourceType,
  object: KubernetesObject,
  template: TemplateMetadata,
): void {
  const { annotations = {}, labels = {} } = object.metadata;
  const former: Keys = JSON.parse(annotations[fromTemplateAnnotation] ?? '{}');
  const wanted = withTemplateMetadata(template);
  const changes = {
    labels: changed(labels, former.labels, wanted.labels),
    annotations: changed(
      annotations,
      [...(former.annotations ?? []), fromTemplateAnnotation],
      wanted.annotations,
    ),
  };
  const metadata = Object.fromEntries(
    Object.entries(changes).filter(([, it]) => Object.keys(it).length > 0),
  );
  if (Object.keys(metadata).length > 0) {
    plan.patch(type, object, { metadata });
  }
}

function changed(
  has: Record<string, string>,
  former: string[] = [],
  wanted: Record<string, string>,
): Record<string, string | null> {
  return Object.fromEntries([
    ...former
      .filter(key => key in has && !(key in wanted))
      .map(key => [key, null]),
    ...Object.entries(wanted).filter(([key, value]) => has[key] !== value),
  ]);
}
