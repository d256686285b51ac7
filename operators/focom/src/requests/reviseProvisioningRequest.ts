import { isDeepStrictEqual } from 'node:util';
import { ProvisioningRequest } from '@o2ims-portal/api';

function includes(
  all: Record<string, string> | undefined,
  some: Record<string, string> | undefined,
): boolean {
  return Object.entries(some ?? {}).every(
    ([key, value]) => all?.[key] === value,
  );
}

/**
 * What to replace a ProvisioningRequest by, so that it is as it should be; undefined when it is. The spec is ours as
 * a whole, what others put in goes; labels and annotations of others stay.
 */
export function reviseProvisioningRequest(
  current: ProvisioningRequest,
  desired: ProvisioningRequest,
): { specDiffers: boolean; object: ProvisioningRequest } | undefined {
  const { labels, annotations } = desired.metadata;
  const specDiffers = !isDeepStrictEqual(current.spec, desired.spec);
  if (
    !specDiffers &&
    includes(current.metadata.labels, labels) &&
    includes(current.metadata.annotations, annotations)
  ) {
    return undefined;
  }
  return {
    specDiffers,
    object: {
      ...current,
      metadata: {
        ...current.metadata,
        labels: { ...current.metadata.labels, ...labels },
        annotations: { ...current.metadata.annotations, ...annotations },
      },
      spec: desired.spec,
    },
  };
}
