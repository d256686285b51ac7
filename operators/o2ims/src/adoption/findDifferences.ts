import {
  ClusterParameters,
  clusterParametersSchema,
  HostReference,
  validateSchema,
  Violation,
} from '@o2ims-portal/api';
import { PlannedHost } from '@o2ims-portal/host-rules';
import { ClusterPlan, hostsOf } from '../plan/ClusterPlan';

function differs(
  pointer: string,
  said: string | number | undefined,
  is: string | number,
): Violation[] {
  return said === undefined || said === is
    ? []
    : [{ pointer, message: `is '${is}' there, not '${said}'` }];
}

const isMeant = ({ name, hostId }: PlannedHost, reference: HostReference) =>
  (!reference.hostId || reference.hostId === hostId) &&
  (!reference.hostName || reference.hostName === name);

function hostsDiffer(
  pointer: string,
  said: readonly HostReference[] | undefined,
  hosts: readonly PlannedHost[],
): Violation[] {
  if (!said) {
    return [];
  }
  const strangers = said.flatMap((reference, i) =>
    hosts.some(host => isMeant(host, reference))
      ? []
      : [
          {
            pointer: `${pointer}/${i}`,
            message: `host '${
              reference.hostName ?? reference.hostId
            }' does not have this role in the cluster`,
          },
        ],
  );
  const unsaid = hosts.filter(
    host => !said.some(reference => isMeant(host, reference)),
  );
  return [
    ...strangers,
    ...(unsaid.length > 0
      ? [
          {
            pointer,
            message: `the cluster has ${unsaid
              .map(({ name }) => `'${name}'`)
              .join(', ')} too`,
          },
        ]
      : []),
  ];
}

/**
 * Where a request says something else than what the cluster that it adopts is like. What it leaves out it says nothing
 * of: no default of a template counts.
 */
export function findDifferences(
  plan: ClusterPlan,
  options: {
    /** Whether every machine has its host: before that nothing can be said of hosts. */
    hasAllHosts: boolean;
  },
): Violation[] {
  const { templateParameters } = plan.request;
  const malformed = validateSchema(clusterParametersSchema, templateParameters);
  if (malformed.length > 0) {
    return malformed;
  }
  const said = templateParameters as unknown as ClusterParameters;
  const { host, port } = said.controlPlaneEndpoint ?? {};
  const [masters, workers] = (['control-plane', 'worker'] as const).map(role =>
    hostsOf(plan, role),
  );
  return [
    ...differs('/k8sVersion', said.k8sVersion, plan.kubernetesVersion),
    ...differs('/podCidr', said.podCidr, plan.podCidr),
    ...differs('/serviceCidr', said.serviceCidr, plan.serviceCidr),
    ...differs('/controlPlaneEndpoint/host', host, plan.endpoint.host),
    ...differs('/controlPlaneEndpoint/port', port, plan.endpoint.port),
    ...(options.hasAllHosts
      ? [
          ...hostsDiffer('/hosts/masters', said.hosts?.masters, masters),
          ...hostsDiffer('/hosts/workers', said.hosts?.workers, workers),
          ...differs(
            '/controlPlane/replicas',
            said.controlPlane?.replicas,
            masters.length,
          ),
          ...differs(
            '/workers/replicas',
            said.workers?.replicas,
            workers.length,
          ),
        ]
      : []),
  ];
}
