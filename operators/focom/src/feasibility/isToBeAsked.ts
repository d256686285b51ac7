import {
  annotations,
  asksForPause,
  isConditionTrue,
  ProvisioningRequest,
} from '@o2ims-portal/api';
import { SingleRequest } from '../requests/SingleRequest';

type Spec = ProvisioningRequest['spec'];

/** The part of a spec that says which hosts a cluster is for, and what they have to be like, as text. */
function hostsAskedOf({ templateName, templateVersion, ...spec }: Spec) {
  const { hosts, controlPlane, workers, k8sVersion } = spec.templateParameters;
  const asked = { hosts, controlPlane, workers, k8sVersion };
  const aboutNodes = ['labels', 'taints'];
  return JSON.stringify(
    { templateName, templateVersion, asked },
    (key, value) => (aboutNodes.includes(key) ? undefined : value),
  );
}

/** Whether the O-Cloud has done all that it was sent so far, as far as hosts go. */
function isSettled({ metadata, status }: ProvisioningRequest): boolean {
  return (
    status?.observedGeneration === metadata.generation &&
    isConditionTrue(status?.conditions, 'Validated') &&
    isConditionTrue(status?.conditions, 'HostsReserved') &&
    isConditionTrue(status?.conditions, 'ResourcesApplied')
  );
}

/**
 * Whether an O-Cloud is to be asked before a request, or a change of it, is sent.
 *
 * A change is held back only where that leaves a cluster as it is: what the O-Cloud still waits for itself may be just
 * what nobody wants any more.
 */
export function isToBeAsked(
  request: SingleRequest,
  remote: ProvisioningRequest | undefined,
): boolean {
  const { [annotations.adopt]: adopt } = request.metadata.annotations ?? {};
  const adopts = adopt !== undefined && adopt !== 'false';
  if (adopts || asksForPause(request)) {
    return false;
  }
  return (
    !remote ||
    (isSettled(remote) &&
      hostsAskedOf(remote.spec) !== hostsAskedOf(request.spec))
  );
}
