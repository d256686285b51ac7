import { ClusterTemplate } from '@o2ims-portal/api';

/**
 * A template as it is where all hosts have one version of Kubernetes: it offers that one, if it supports it at all, so
 * that a request for another is refused at once and with the reason.
 */
export function offerVersion(
  template: ClusterTemplate,
  version: string,
): ClusterTemplate {
  const { spec } = template;
  if (!spec.kubernetesVersions?.includes(version)) {
    return template;
  }
  return {
    ...template,
    spec: {
      ...spec,
      kubernetesVersions: [version],
      defaults: { ...spec.defaults, k8sVersion: version },
    },
  };
}
