// Hosts: all
// A cluster that is done: nobody changes what the operators have made for it, and they ask the API server for nothing.
// STEADY_MINUTES says for how long that is watched.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { waitForNodes } from './lib/clusters.mjs';
import { assertCleanAndFree } from './lib/hosts.mjs';
import { data, management, workload } from './lib/lab.mjs';
import { apply, list, remove, request, waitForState } from './lib/requests.mjs';
import { until } from './lib/until.mjs';

const WATCHED_MS = 60_000 * Number(process.env.STEADY_MINUTES ?? 0.5);
/** Cluster API goes on telling of a cluster for a while once it is ready. */
const QUIET_MS = 10_000;
const OWNER = 'o2ims.provisioning.oran.org/provisioning-request-uid';
const OPERATORS = ['focom-operator', 'o2ims-operator'];

const steady = request('steady', {
  masters: [1],
  workers: [2],
  addons: ['cni'],
});
/** What the template's add-on consists of: a manifest that needs no image. */
const note = {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { namespace: 'default', name: 'note' },
};
const addon = {
  ...note,
  metadata: { namespace: 'default', name: 'cni' },
  data: { 'note.yaml': JSON.stringify(note) },
};
/** The request's own, and those of what the operator makes for it. */
const kinds = [
  [steady.apiVersion, steady.kind],
  ['coordination.k8s.io/v1', 'Lease'],
  ['cluster.x-k8s.io/v1beta1', 'Cluster'],
  ['cluster.x-k8s.io/v1beta1', 'MachineDeployment'],
  ['controlplane.cluster.x-k8s.io/v1beta1', 'KubeadmControlPlane'],
  ['bootstrap.cluster.x-k8s.io/v1beta1', 'KubeadmConfigTemplate'],
  ['infrastructure.cluster.x-k8s.io/v1beta1', 'ByoCluster'],
  ['infrastructure.cluster.x-k8s.io/v1beta1', 'ByoMachineTemplate'],
  ['addons.cluster.x-k8s.io/v1beta1', 'ClusterResourceSet'],
  ['v1', 'ConfigMap'],
];

after(() => management().delete(addon));

/** The request, what was made for it, and its reservations, each as it was last written. */
async function look() {
  const requests = await list(steady.apiVersion, steady.kind);
  const { uid } = requests.find(
    ({ metadata }) => metadata.name === steady.metadata.name,
  ).metadata;
  const belongs = ({ metadata, spec }) =>
    metadata.uid === uid ||
    metadata.labels?.[OWNER] === uid ||
    spec?.holderIdentity === uid;
  const lists = await Promise.all(
    kinds.map(async ([apiVersion, kind]) => {
      const objects = await list(apiVersion, kind);
      return objects
        .filter(belongs)
        .map(({ metadata }) => [`${kind}/${metadata.name}`, toStamp(metadata)]);
    }),
  );
  return Object.fromEntries(lists.flat());
}

/** What tells one writing from the next; with who wrote, for whoever reads why this failed. */
function toStamp({ generation, resourceVersion, managedFields = [] }) {
  const written = managedFields.map(({ manager, subresource, time }) =>
    [time, manager, subresource].filter(Boolean).join(' '),
  );
  return { generation, resourceVersion, written: written.sort() };
}

/** Waits until nobody has anything more to write; resolves to what there is then. */
async function quiet() {
  let seen;
  await until(
    'nothing is written any more',
    async () => {
      const before = seen;
      await delay(QUIET_MS);
      seen = await look();
      return isDeepStrictEqual(before, seen);
    },
    Boolean,
  );
  return seen;
}

/** How many requests an operator has sent to the API server, by what they were for. */
async function countRequests(name) {
  const { services } = JSON.parse(
    readFileSync(path.join(data, 'lab.json'), 'utf8'),
  );
  const { port } = services.find(service => service.name === name);
  const response = await fetch(`http://127.0.0.1:${port}/metrics`);
  const lines = (await response.text()).matchAll(
    /^operator_kubernetes_requests_total\{verb="(.+)",resource="(.+)"\} (\d+)$/gm,
  );
  return Object.fromEntries(
    [...lines].map(([, verb, resource, count]) => [
      `${verb} ${resource}`,
      Number(count),
    ]),
  );
}

test('a cluster with an add-on is made', async () => {
  await apply(addon);
  await apply(steady);
  await waitForState('steady', 'fulfilled');
  await waitForNodes('steady', 'byoh-1', 'byoh-2');
  await until(
    'the add-on is installed',
    async () => (await workload('steady')).read(note),
    Boolean,
  );
});

test('then nothing of it is written, and the operators are silent', async () => {
  const before = await quiet();
  const found = Object.keys(before).map(key => key.split('/')[0]);
  for (const [, kind] of kinds) {
    assert.ok(found.includes(kind), `there is no ${kind} to watch: ${found}`);
  }
  const sent = await Promise.all(OPERATORS.map(countRequests));
  await delay(WATCHED_MS);
  const sentSince = await Promise.all(OPERATORS.map(countRequests));
  assert.deepEqual(await look(), before);
  for (const [i, name] of OPERATORS.entries()) {
    // so that it is known to count
    assert.ok(sent[i]['list provisioningrequests'] > 0, name);
    const others = Object.entries(sentSince[i]).filter(
      ([what, count]) =>
        count !== (sent[i][what] ?? 0) && !/^watch | leases$/.test(what),
    );
    assert.deepEqual(others, [], `${name} was not silent`);
  }
});

test('and it goes', async () => {
  await remove(steady);
  await assertCleanAndFree('byoh-1', 'byoh-2');
});
