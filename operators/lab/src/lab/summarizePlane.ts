import {
  ByoHost,
  ClusterV1beta1 as Cluster,
  FocomProvisioningRequest,
  HostState,
  KubernetesObject,
  labels,
  Lease,
  phases,
  ProvisioningRequest,
  resourceTypes,
  toHostState,
  toPhase,
} from '@o2ims-portal/api';
import { KubernetesClient } from '@o2ims-portal/kubernetes-client';
import { PlaneRole } from '../plane/PlaneRole';

/** Hosts and requests of a plane, counted, in words. */
export async function summarizePlane(
  kubeconfig: string,
  role: PlaneRole,
): Promise<string> {
  const client = KubernetesClient.fromKubeconfig({ file: kubeconfig });
  try {
    const [hosts, leases, clusters, requests, remote] = await Promise.all([
      list<ByoHost>(client, resourceTypes.byoHost),
      client.list<Lease>(resourceTypes.lease, {
        labelSelector: labels.reservedHost,
      }),
      list<Cluster>(client, resourceTypes.cluster),
      role === 'management'
        ? list<FocomProvisioningRequest>(
            client,
            resourceTypes.focomProvisioningRequest,
          )
        : [],
      list<ProvisioningRequest>(client, resourceTypes.provisioningRequest),
    ]);
    const reserved = new Map(
      leases.items.map(lease => [
        lease.metadata.labels?.[labels.reservedHost],
        lease,
      ]),
    );
    const states = hosts.map(host =>
      toHostState(host, reserved.get(host.metadata.name)),
    );
    const inState = (wanted: HostState) =>
      states.filter(state => state === wanted).length;
    const cleaning = inState('cleaning');
    return [
      `Hosts       ${hosts.length}, ${inState('free')} of them free${
        cleaning > 0 ? `, ${cleaning} not clean` : ''
      }`,
      `Clusters    ${describeClusters(clusters)}`,
      ...describeRequests(
        role,
        count(requests.map(({ status }) => toPhase(status?.phase))),
        count(
          remote.map(({ status }) =>
            toPhase(status?.provisioningStatus?.provisioningState),
          ),
        ),
      ),
    ].join('\n');
  } finally {
    await client.close();
  }
}

async function list<T extends KubernetesObject>(
  client: KubernetesClient,
  type: (typeof resourceTypes)[keyof typeof resourceTypes],
): Promise<T[]> {
  return (await client.list<T>(type)).items;
}

function describeClusters(clusters: Cluster[]): string {
  const lines = clusters.map(({ metadata, spec, status }) => {
    const { host, port } = spec?.controlPlaneEndpoint ?? {};
    const controlPlane = status?.controlPlaneReady
      ? ''
      : ', no control plane yet';
    return `${metadata.name} (${status?.phase ?? 'new'}${controlPlane}${
      host ? `, ${host}:${port}` : ''
    })`;
  });
  return lines.join(', ') || 'none';
}

function describeRequests(
  role: PlaneRole,
  made: string,
  remote: string,
): string[] {
  const received = `${remote} (ProvisioningRequests)`;
  return role === 'management'
    ? [
        `Requests    ${made} (FocomProvisioningRequests)`,
        `            ${received}`,
      ]
    : [`Requests    ${received}`];
}

function count(found: string[]): string {
  const counts = phases
    .map(phase => ({
      phase,
      number: found.filter(other => other === phase).length,
    }))
    .filter(({ number }) => number > 0)
    .map(({ phase, number }) => `${number} ${phase}`);
  return counts.join(', ') || 'none';
}
