// Requests for clusters, and how they end.
import { PatchStrategy } from '@kubernetes/client-node';
import { management } from './lab.mjs';
import { until } from './until.mjs';

const GROUP = 'o2ims.provisioning.oran.org/v1alpha1';

/** A ProvisioningRequest on these hosts, by host id or with what else is said of them; or on so many `workers`. */
export function request(
  name,
  {
    template = 'byoh-workload-cluster',
    masters,
    workers = [],
    ...parameters
  } = {},
) {
  const host = given => {
    const { id, ...more } = typeof given === 'object' ? given : { id: given };
    return { hostId: String(id), hostName: `byoh-${id}`, ...more };
  };
  const pinned = {
    ...(masters && { masters: masters.map(host) }),
    ...(Array.isArray(workers) && { workers: workers.map(host) }),
  };
  return {
    apiVersion: GROUP,
    kind: 'ProvisioningRequest',
    metadata: { name },
    spec: {
      name,
      templateName: template,
      templateVersion: 'v1.0.0',
      templateParameters: {
        clusterName: name,
        hosts: pinned,
        ...(!Array.isArray(workers) && { workers }),
        ...parameters,
      },
    },
  };
}

/** Applies an object, as `kubectl apply --server-side` does. */
export async function apply(object) {
  const namespaced = object.kind !== 'ProvisioningRequest';
  return management().patch(
    {
      ...object,
      metadata: {
        ...object.metadata,
        ...(namespaced && { namespace: 'default' }),
      },
    },
    undefined,
    undefined,
    'e2e',
    true,
    PatchStrategy.ServerSideApply,
  );
}

/** Deletes an object and waits until it is gone. */
export async function remove({ apiVersion, kind, metadata }) {
  const object = { apiVersion, kind, metadata: keyOf(kind, metadata) };
  await management().delete(object);
  await gone(object);
}

/** Waits until there is no such object. */
export async function gone({ apiVersion, kind, metadata }) {
  await until(
    `${kind} ${metadata.name} is gone`,
    () => list(apiVersion, kind),
    items => !items.some(item => item.metadata.name === metadata.name),
  );
}

/** All objects of a kind. */
export async function list(apiVersion, kind) {
  const { items } = await management().list(apiVersion, kind);
  return items;
}

/** Objects of Cluster API of a kind that belong to a cluster, or are it. */
export async function listOf(cluster, kind) {
  const objects = await list('cluster.x-k8s.io/v1beta1', kind);
  return objects.filter(({ metadata, spec }) =>
    [metadata.name, spec.clusterName].includes(cluster),
  );
}

/**
 * Waits for a state of the ProvisioningRequest that makes a cluster, as it was asked for last; resolves to its status.
 */
export async function waitForState(cluster, wanted, { timeoutMs } = {}) {
  const requests = await until(
    `the request for ${cluster} is ${wanted}`,
    () => list(GROUP, 'ProvisioningRequest'),
    items => {
      const { metadata, status } = requestFor(items, cluster) ?? {};
      return (
        status?.provisioningStatus?.provisioningState === wanted &&
        status.observedGeneration === metadata.generation
      );
    },
    { timeoutMs },
  );
  return requestFor(requests, cluster).status.provisioningStatus;
}

/** What the ProvisioningRequest of a cluster says. */
export async function messageOf(cluster) {
  const requests = await list(GROUP, 'ProvisioningRequest');
  return requestFor(requests, cluster)?.status?.provisioningStatus
    ?.provisioningMessage;
}

function requestFor(requests, cluster) {
  return requests.find(
    ({ spec }) => spec.templateParameters.clusterName === cluster,
  );
}

function keyOf(kind, { name }) {
  return kind === 'ProvisioningRequest'
    ? { name }
    : { name, namespace: 'default' };
}
