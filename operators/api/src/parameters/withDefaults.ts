import { ClusterTemplate } from '../generated/ClusterTemplate';
import { ClusterParameters } from './ClusterParameters';

/** What kubeadm and common network add-ons expect when nobody says otherwise. */
const POD_CIDR = '10.244.0.0/16';
const SERVICE_CIDR = '10.96.0.0/12';

/**
 * Parameters with what was left out filled in from the template, or where that says nothing either from what is
 * customary: the template's newest Kubernetes version, kubeadm's networks.
 *
 * @public
 */
export function withDefaults(
  template: Pick<ClusterTemplate, 'spec'>,
  parameters: ClusterParameters,
): ClusterParameters &
  Required<Pick<ClusterParameters, 'k8sVersion' | 'podCidr' | 'serviceCidr'>> {
  const { defaults, kubernetesVersions } = template.spec;
  return {
    ...parameters,
    k8sVersion:
      parameters.k8sVersion ??
      defaults?.k8sVersion ??
      kubernetesVersions[kubernetesVersions.length - 1],
    podCidr: parameters.podCidr ?? defaults?.podCidr ?? POD_CIDR,
    serviceCidr:
      parameters.serviceCidr ?? defaults?.serviceCidr ?? SERVICE_CIDR,
  };
}
