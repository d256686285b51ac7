// Requests for clusters, and how they end.
import { PatchStrategy } from '@kubernetes/client-node';
import { management } from './lab.mjs';
import { until } from './until.mjs';

const GROUP = 'o2ims.provisioning.oran.org/v1alpha1';

/** A ProvisioningRequest on these hosts, by host id. */
export function request(name, { masters, workers = [], ...parameters }) {
  const host = id => ({ hostId: String(id), hostName: `byoh-${id}` });
  return {
    apiVersion: GROUP,
    kind: 'ProvisioningRequest',
    metadata: { name },
    spec: {
      name,
      templateName: 'byoh-workload-cluster',
      templateVersion: 'v1.0.0',
      templateParameters: {
        clusterName: name,
        hosts: { masters: masters.map(host), workers: workers.map(host) },
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

/** Waits for a state of the ProvisioningRequest that makes a cluster; resolves to its status. */
export async function waitForState(cluster, wanted, { timeoutMs } = {}) {
  const requests = await until(
    `the request for ${cluster} is ${wanted}`,
    () => list(GROUP, 'ProvisioningRequest'),
    items => statusOf(items, cluster)?.provisioningState === wanted,
    { timeoutMs },
  );
  return statusOf(requests, cluster);
}

/** What the ProvisioningRequest of a cluster says. */
export async function messageOf(cluster) {
  const requests = await list(GROUP, 'ProvisioningRequest');
  return statusOf(requests, cluster)?.provisioningMessage;
}

function statusOf(requests, cluster) {
  return requests.find(
    ({ spec }) => spec.templateParameters.clusterName === cluster,
  )?.status?.provisioningStatus;
}

function keyOf(kind, { name }) {
  return kind === 'ProvisioningRequest'
    ? { name }
    : { name, namespace: 'default' };
}
