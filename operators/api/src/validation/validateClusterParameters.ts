import { ClusterTemplate } from '../generated/ClusterTemplate';
import {
  ClusterParameters,
  clusterParametersSchema,
  HostChoice,
  HostReference,
  withDefaults,
} from '../parameters';
import { withTemplateDefaults } from '../parameters/withTemplateDefaults';
import { checkAddons } from './checkAddons';
import { checkControlPlaneEndpoint } from './checkControlPlaneEndpoint';
import { checkNetworks } from './checkNetworks';
import { checkNodeSettings } from './checkNodeSettings';
import { checkRoles } from './checkRoles';
import { checkSelector } from './checkSelector';
import { checkVersion } from './checkVersion';
import { validateSchema, withSchemaDefaults } from './validateSchema';
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

function checkMasterCount(count: number, pointer: string): Violation[] {
  return count % 2 === 0
    ? [
        {
          pointer,
          message: `${count} masters cannot keep a majority when one fails; use an odd number (1, 3, 5)`,
        },
      ]
    : [];
}

function checkChoice(choice: HostChoice | undefined, at: string): Violation[] {
  return checkSelector(choice?.selector, `${at}/selector`);
}

function checkPinned(
  masters: readonly HostReference[],
  workers: readonly HostReference[],
): Violation[] {
  const violations: Violation[] = [];
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
  const filled = withSchemaDefaults(
    spec.parameterSchema,
    withTemplateDefaults(template, parameters),
  );
  const roles = checkRoles(filled);
  for (const schema of [spec.parameterSchema, clusterParametersSchema]) {
    const violations = validateSchema(schema, filled);
    if (violations.length > 0) {
      // what is wrong with the whole need not be said of its parts
      const isNews = ({ pointer }: Violation) =>
        !violations.some(known =>
          `${pointer}/`.startsWith(`${known.pointer}/`),
        );
      return [...violations, ...roles.filter(isNews)];
    }
  }
  const { clusterName, k8sVersion, controlPlaneEndpoint, addons, ...given } =
    withDefaults(template, parameters as ClusterParameters);
  const { hosts = {}, controlPlane, workers, podCidr, serviceCidr } = given;
  const { masters = [] } = hosts;
  const masterCount = controlPlane?.replicas ?? masters.length;
  return [
    ...checkName(clusterName),
    ...checkVersion(k8sVersion, spec.kubernetesVersions),
    ...roles,
    ...(controlPlane
      ? checkMasterCount(masterCount, '/controlPlane/replicas')
      : []),
    ...(hosts.masters
      ? checkMasterCount(masters.length, '/hosts/masters')
      : []),
    ...checkPinned(masters, hosts.workers ?? []),
    ...checkChoice(controlPlane, '/controlPlane'),
    ...checkChoice(workers, '/workers'),
    ...checkNodeSettings({ hosts, controlPlane, workers }),
    ...checkControlPlaneEndpoint({
      kind: spec.controlPlaneEndpoint?.kind,
      masters: masterCount,
      ...(controlPlane && { mastersAt: '/controlPlane/replicas' }),
      endpoint: controlPlaneEndpoint,
    }),
    ...checkNetworks({ podCidr, serviceCidr }),
    ...checkAddons(addons, spec.addons),
  ];
}
