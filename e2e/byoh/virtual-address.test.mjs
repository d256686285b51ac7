// Hosts: 5 6 7 8 9
// Three masters behind a virtual address: the one that has it breaks, and is replaced.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { allNodes, listNodes, runPod, waitForNodes } from './lib/clusters.mjs';
import { assertCleanAndFree, isClaimed, listHosts } from './lib/hosts.mjs';
import { inHost, lab } from './lib/lab.mjs';
import { apply, remove, request, waitForState } from './lib/requests.mjs';
import { until } from './lib/until.mjs';

const TAINT = { key: 'dedicated', value: 'masters', effect: 'NoSchedule' };
const ADDRESS = '10.204.86.100';

/** The cluster with these masters and workers, by host id. */
function lofty(masters, workers = [8]) {
  return request('lofty', {
    template: 'byoh-ha-cluster',
    masters,
    workers,
    controlPlaneEndpoint: { host: ADDRESS },
  });
}

const names = (...ids) => ids.map(id => `byoh-${id}`).sort();

/** Which of these masters has the virtual address. */
async function holderAmong(masters) {
  const addresses = await Promise.all(
    masters.map(async id => ({
      id,
      text: await inHost(`byoh-${id}`, 'ip', '-oneline', 'address', 'show'),
    })),
  );
  const holders = addresses.filter(({ text }) => text.includes(ADDRESS));
  assert.equal(holders.length, 1, `${ADDRESS} is on ${holders.length} hosts`);
  return holders[0].id;
}

let broken;
let masters = [5, 6, 7];
after(async () => {
  if (broken) {
    await lab('host', `byoh-${broken}`, '--power', 'on');
  }
});

test('three masters and a worker become a cluster at an address of its own', async () => {
  await apply(lofty(masters));
  await waitForState('lofty', 'fulfilled');
  await waitForNodes('lofty', ...names(5, 6, 7, 8));
  assert.match(await runPod('lofty', 'byoh-8'), /^10\.244\.8\./);
});

test('the cluster is reached while the master with the address is dead, and another host takes its place', async () => {
  broken = await holderAmong(masters);
  await lab('host', `byoh-${broken}`, '--power', 'off');
  const alive = masters.filter(id => id !== broken);
  await until(
    'the cluster answers again',
    () => allNodes('lofty'),
    nodes => nodes.length > 0,
  );
  assert.ok(alive.includes(await holderAmong(alive)));

  masters = [...alive, 9];
  await apply(lofty(masters));
  await waitForNodes('lofty', ...names(...masters, 8));
});

test('the dead host is given back when it is alive again', async () => {
  const dead = (await listHosts()).find(
    ({ metadata }) => metadata.name === `byoh-${broken}`,
  );
  assert.ok(isClaimed(dead));
  await lab('host', `byoh-${broken}`, '--power', 'on');
  await waitForState('lofty', 'fulfilled');
  await assertCleanAndFree(`byoh-${broken}`);
  // nor did it make itself a node again
  assert.deepEqual(await allNodes('lofty'), names(...masters, 8));
});

test('masters are made anew on their hosts, one after the other, while the cluster is reached', async () => {
  const tainted = masters.map(id => ({ id, taints: [TAINT] }));
  await apply(lofty(tainted));
  await waitForState('lofty', 'fulfilled', { timeoutMs: 400_000 });
  await waitForNodes('lofty', ...names(...masters, 8));
  const nodes = await listNodes('lofty');
  for (const { metadata, spec } of nodes) {
    const has = spec.taints?.some(({ key }) => key === TAINT.key) ?? false;
    assert.equal(has, metadata.name !== 'byoh-8', metadata.name);
  }
});

test('deleting it leaves clean, free hosts without the address', async () => {
  await remove(lofty(masters));
  await assertCleanAndFree(...names(5, 6, 7, 8, 9));
  for (const id of [5, 6, 7, 8, 9]) {
    assert.doesNotMatch(
      await inHost(`byoh-${id}`, 'ip', '-oneline', 'address', 'show'),
      /10\.204\.86\.100/,
    );
  }
});
