import { ClusterTemplate } from '../generated/ClusterTemplate';
import { withSchemaDefaults } from '../validation/validateSchema';
import { ClusterParameters } from './ClusterParameters';

/** What kubeadm and common network add-ons expect when nobody says otherwise. */
const POD_CIDR = '10.244.0.0/16';
const SERVICE_CIDR = '10.96.0.0/12';

/**
 * Parameters with what was left out filled in: by the `default` keywords of the template's schema, else from the
 * template's own defaults, else with what is customary: the template's newest Kubernetes version, kubeadm's networks.
 *
 * @throws Error when the template's schema is not a valid JSON Schema
 * @public
 */
export function withDefaults(
  template: Pick<ClusterTemplate, 'spec'>,
  parameters: ClusterParameters,
): ClusterParameters &
  Required<Pick<ClusterParameters, 'k8sVersion' | 'podCidr' | 'serviceCidr'>> {
  const { defaults, kubernetesVersions, parameterSchema } = template.spec;
  const filled = withSchemaDefaults(parameterSchema, parameters);
  return {
    ...filled,
    k8sVersion:
      filled.k8sVersion ??
      defaults?.k8sVersion ??
      kubernetesVersions[kubernetesVersions.length - 1],
    podCidr: filled.podCidr ?? defaults?.podCidr ?? POD_CIDR,
    serviceCidr: filled.serviceCidr ?? defaults?.serviceCidr ?? SERVICE_CIDR,
  };
}
