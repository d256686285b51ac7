import { annotations, ByoHost, reasons } from '@o2ims-portal/api';
import { HostProblem } from './HostProblem';

/**
 * Which hosts do not have the version of Kubernetes yet that their cluster is to be upgraded to. Hosts that do not
 * tell which one they have are taken as prepared.
 *
 * @public
 */
export function checkVersions(
  hosts: readonly ByoHost[],
  version: string,
): HostProblem[] {
  return hosts.flatMap(({ metadata }) => {
    const installed = metadata.annotations?.[annotations.kubernetesVersion];
    return installed && installed !== version
      ? [
          {
            reason: reasons.hostVersion,
            message: `host '${metadata.name}' has Kubernetes ${installed} installed, not ${version}: install that there`,
          },
        ]
      : [];
  });
}
