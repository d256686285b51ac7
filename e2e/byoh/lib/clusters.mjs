// What runs in a cluster, as a person with its kubeconfig sees it.
import path from 'node:path';
import { readyNodes } from '../../lib/workloadNodes.mjs';
import { data, workload } from './lab.mjs';
import { until } from './until.mjs';

/** All nodes of a cluster, whatever their state. */
export async function listNodes(cluster) {
  const api = await workload(cluster);
  const { items } = await api.list('v1', 'Node');
  return items;
}

/** Names of all nodes of a cluster, whatever their state. */
export async function allNodes(cluster) {
  const nodes = await listNodes(cluster);
  return nodes.map(({ metadata }) => metadata.name).sort();
}

/** Waits until these, and no others, are the Ready nodes of a cluster. */
export async function waitForNodes(cluster, ...names) {
  const wanted = [...names].sort().join();
  await until(
    `the nodes of ${cluster} are ${wanted}`,
    () => readyNodes({ kubeconfig: path.join(data, 'kubeconfig'), cluster }),
    nodes => nodes.join() === wanted,
  );
}

/** Runs a pod on a node, whatever its taints, and waits until it runs; resolves to its address. */
export async function runPod(
  cluster,
  nodeName,
  { tolerations = [{ operator: 'Exists' }] } = {},
) {
  const api = await workload(cluster);
  const node = await api.read({
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name: nodeName },
  });
  // hosts have no way out to a registry: an image that is there
  const image = node.status.images
    .flatMap(({ names }) => names)
    .find(name => /\/pause:/.test(name));
  const metadata = { namespace: 'default', name: `probe-${nodeName}` };
  // made by a controller some time after the namespace
  await until(
    `${cluster} has a service account for pods`,
    () =>
      api.read({
        apiVersion: 'v1',
        kind: 'ServiceAccount',
        metadata: { namespace: 'default', name: 'default' },
      }),
    Boolean,
  );
  await api.create({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata,
    spec: {
      nodeName,
      containers: [{ name: 'probe', image, imagePullPolicy: 'Never' }],
      tolerations,
    },
  });
  const pod = await until(
    `pod ${metadata.name} runs in ${cluster}`,
    () => api.read({ apiVersion: 'v1', kind: 'Pod', metadata }),
    ({ status }) => status.phase === 'Running' && Boolean(status.podIP),
  );
  return pod.status.podIP;
}
