import { ClusterTemplate } from '../generated/ClusterTemplate';
import {
  ClusterParameters,
  clusterParametersSchema,
  HostReference,
  withDefaults,
} from '../parameters';
import { withTemplateDefaults } from '../parameters/withTemplateDefaults';
import { checkAddons } from './checkAddons';
import { checkControlPlaneEndpoint } from './checkControlPlaneEndpoint';
import { checkNetworks } from './checkNetworks';
import { checkVersion } from './checkVersion';
import { validateSchema } from './validateSchema';
import { Violation } from './Violation';

const DNS_LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
/** `<name>-control-plane-xxxxx` and the like must still be a DNS label. */
const MAX_CLUSTER_NAME = 40;

function checkName(name: string): Violation[] {
  const pointer = '/clusterName';
  if (!DNS_LABEL.test(name)) {
    return [
      {
        pointer,
        message: `'${name}' is not a DNS name: use lower-case letters, digits and '-', and begin and end with a letter or digit`,
      },
    ];
  }
  if (name.length > MAX_CLUSTER_NAME) {
    return [
      {
        pointer,
        message: `'${name}' is ${name.length} characters long; use at most ${MAX_CLUSTER_NAME}`,
      },
    ];
  }
  return [];
}

function checkHosts(
  masters: readonly HostReference[],
  workers: readonly HostReference[],
): Violation[] {
  const violations: Violation[] = [];
  if (masters.length % 2 === 0) {
    violations.push({
      pointer: '/hosts/masters',
      message: `${masters.length} masters cannot keep a majority when one fails; use an odd number (1, 3, 5)`,
    });
  }
  const seen = new Map<string, string>();
  const all = [
    ...masters.map((host, i) => ({ host, pointer: `/hosts/masters/${i}` })),
    ...workers.map((host, i) => ({ host, pointer: `/hosts/workers/${i}` })),
  ];
  for (const { host, pointer } of all) {
    if (!host.hostId && !host.hostName) {
      violations.push({
        pointer,
        message: 'names no host; give hostId, hostName or both',
      });
    }
    for (const field of ['hostId', 'hostName'] as const) {
      const value = host[field];
      const key = `${field}=${value}`;
      if (value && seen.has(key)) {
        violations.push({
          pointer,
          message: `${field} '${value}' is already used at ${seen.get(
            key,
          )}; a host can be given only once`,
        });
      } else if (value) {
        seen.set(key, pointer);
      }
    }
  }
  return violations;
}

/**
 * Everything that is wrong with a request's parameters, defaults filled in, and can be known without asking which hosts there are: first
 * the template's own schema, and where that holds the rules that a schema cannot say.
 *
 * @throws Error when the template's schema is not a valid JSON Schema
 * @public
 */
export function validateClusterParameters(
  template: Pick<ClusterTemplate, 'spec'>,
  parameters: unknown,
): Violation[] {
  const { spec } = template;
  const filled = withTemplateDefaults(template, parameters);
  for (const schema of [spec.parameterSchema, clusterParametersSchema]) {
    const violations = validateSchema(schema, filled);
    if (violations.length > 0) {
      return violations;
    }
  }
  const { clusterName, k8sVersion, hosts, podCidr, serviceCidr, ...others } =
    withDefaults(template, parameters as ClusterParameters);
  return [
    ...checkName(clusterName),
    ...checkVersion(k8sVersion, spec.kubernetesVersions),
    ...checkHosts(hosts.masters, hosts.workers ?? []),
    ...checkControlPlaneEndpoint({
      kind: spec.controlPlaneEndpoint?.kind,
      masters: hosts.masters.length,
      endpoint: others.controlPlaneEndpoint,
    }),
    ...checkNetworks({ podCidr, serviceCidr }),
    ...checkAddons(others.addons, spec.addons),
  ];
}
