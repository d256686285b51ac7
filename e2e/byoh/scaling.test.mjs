// Hosts: 1 2 3 4
// A cluster grows and shrinks: workers by host and by number, masters from one to three and back; a broken worker is replaced.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { allNodes, listNodes, waitForNodes } from './lib/clusters.mjs';
import {
  assertCleanAndFree,
  isClaimed,
  isClean,
  waitForHost,
} from './lib/hosts.mjs';
import { lab } from './lib/lab.mjs';
import {
  apply,
  list,
  listOf,
  remove,
  request,
  waitForState,
} from './lib/requests.mjs';
import { slowReset } from './lib/slowReset.mjs';
import { until } from './lib/until.mjs';

const LABEL = 'node.cluster.x-k8s.io/rack';
const LABELS = { [LABEL]: 'r1' };
const TAINT = { key: 'dedicated', value: 'gpu', effect: 'NoSchedule' };

const hosts = (...ids) => ids.map(id => `byoh-${id}`);

/** The cluster with these masters and workers; the first master has a load balancer's part. */
function elastic(masters, workers) {
  return request('elastic', {
    masters,
    workers,
    controlPlaneEndpoint: { host: '10.204.86.11' },
  });
}

/** Asks for these masters and workers, and waits until they are the cluster's nodes. */
async function become(masters, workers, { nodes, free = [] } = {}) {
  await apply(elastic(masters, workers));
  await waitForState('elastic', 'fulfilled');
  await waitForNodes(
    'elastic',
    ...hosts(...(nodes ?? [...masters, ...workers])),
  );
  await assertCleanAndFree(...hosts(...free));
}

/** So many workers among hosts 2, 3 and 4. */
function anyOf(replicas) {
  return {
    replicas,
    selector: {
      matchExpressions: [
        { key: 'host-id', operator: 'In', values: ['2', '3', '4'] },
      ],
    },
    labels: LABELS,
    taints: [TAINT],
  };
}

/** Whether BYOH has found no host for a machine of the cluster. */
function isWithoutHost({ metadata, status }) {
  return (
    metadata.labels['cluster.x-k8s.io/cluster-name'] === 'elastic' &&
    status?.conditions?.some(({ reason }) => reason === 'BYOHostsUnavailable')
  );
}

after(() => lab('host', 'byoh-3', '--power', 'on'));

test('workers join and leave by host', async () => {
  await become([1], [2]);
  await become([1], [2, 3]);
  await become([1], [3], { free: [2] });
});

test('a dead worker is replaced, and given back when it is alive again', async () => {
  await lab('host', 'byoh-3', '--power', 'off');
  await apply(elastic([1], [4]));
  await waitForNodes('elastic', 'byoh-1', 'byoh-4');
  await lab('host', 'byoh-3', '--power', 'on');
  await become([1], [4], { free: [3] });
  // nor did it make itself a node again
  assert.deepEqual(await allNodes('elastic'), hosts(1, 4));
});

test('a worker with another taint joins anew on its host when that is clean, and not before', async () => {
  const letReset = await slowReset('byoh-4');
  await apply(elastic([1], [{ id: 4, labels: LABELS, taints: [TAINT] }]));
  await until(
    'BYOH looks for a host for the new machine',
    () => list('infrastructure.cluster.x-k8s.io/v1beta1', 'ByoMachine'),
    machines => machines.some(isWithoutHost),
  );
  const host = await waitForHost('byoh-4', 'is there', Boolean);
  assert.ok(!isClaimed(host) && !isClean(host));

  await letReset();
  await waitForState('elastic', 'fulfilled');
  await waitForNodes('elastic', 'byoh-1', 'byoh-4');
  // Cluster API passes labels on a moment later, and Kubernetes takes its own taints away
  await until(
    'byoh-4 has its label and taint, and no other taint',
    () => listNodes('elastic'),
    nodes =>
      nodes.some(
        ({ metadata, spec }) =>
          metadata.name === 'byoh-4' &&
          metadata.labels[LABEL] === 'r1' &&
          spec.taints?.map(({ key }) => key).join() === TAINT.key,
      ),
  );
  // it was not tried on what the old one left
  assert.doesNotMatch(
    await lab('logs', 'byoh-4'),
    /error in bootstrapping k8s node/,
  );
});

test('workers join and leave by number', async () => {
  await become([1], anyOf(3), { nodes: [1, 2, 3, 4] });
  await apply(elastic([1], anyOf(1)));
  const { provisioningMessage } = await waitForState('elastic', 'fulfilled');
  assert.ok(provisioningMessage);
  assert.equal((await listOf('elastic', 'Machine')).length, 2);
});

test('masters become three, and one again', async () => {
  await become([1], [], { free: [2, 3, 4] });
  await become([1, 2, 3], []);
  await become([1], [], { free: [2, 3] });
});

test('deleting it leaves clean, free hosts', async () => {
  await remove(elastic([1]));
  await assertCleanAndFree(...hosts(1, 2, 3, 4));
});
