import { isDeepStrictEqual } from 'node:util';
import { ProvisioningRequest } from '@o2ims-portal/api';
import { mergeAnnotations } from './mergeAnnotations';

/**
 * What to replace a ProvisioningRequest by, so that it is as it should be; undefined when it is. The spec is ours as
 * a whole, what others put in goes; labels and annotations of others stay. Of one that is being deleted the spec is of
 * no use any more.
 */
export function reviseProvisioningRequest(
  current: ProvisioningRequest,
  desired: ProvisioningRequest,
): { specDiffers: boolean; object: ProvisioningRequest } | undefined {
  const { metadata } = current;
  const spec = metadata.deletionTimestamp ? current.spec : desired.spec;
  const labels = { ...metadata.labels, ...desired.metadata.labels };
  const annotations = mergeAnnotations(
    metadata.annotations,
    desired.metadata.annotations,
  );
  const specDiffers = !isDeepStrictEqual(current.spec, spec);
  if (
    !specDiffers &&
    isDeepStrictEqual(labels, metadata.labels ?? {}) &&
    isDeepStrictEqual(annotations, metadata.annotations ?? {})
  ) {
    return undefined;
  }
  return {
    specDiffers,
    object: {
      ...current,
      metadata: { ...metadata, labels, annotations },
      spec,
    },
  };
}
