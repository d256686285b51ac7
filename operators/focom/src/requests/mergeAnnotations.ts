import { annotations } from '@o2ims-portal/api';

/** Value of the annotation with which FOCOM pauses a ProvisioningRequest, by which it knows what it may take away. */
export const PAUSED_BY_FOCOM = 'focom';

type Annotations = Readonly<Record<string, string>>;

/**
 * A ProvisioningRequest's annotations with those that FOCOM wants. Those of others stay; so does a pause that somebody
 * asked for on the O-Cloud, but one that FOCOM asked for ends when it is not wanted any more. Whether a Cluster is
 * adopted is up to FOCOM alone, as the spec is.
 */
export function mergeAnnotations(
  current: Annotations = {},
  wanted: Annotations = {},
): Record<string, string> {
  const {
    [annotations.paused]: paused,
    [annotations.adopt]: _,
    ...others
  } = current;
  const isOthers = paused !== undefined && paused !== PAUSED_BY_FOCOM;
  return {
    ...others,
    ...wanted,
    ...(isOthers && { [annotations.paused]: paused }),
  };
}
