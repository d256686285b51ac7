// Hosts: 3 4
// The O2IMS operator dies in the middle, more than once.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { waitForNodes } from './lib/clusters.mjs';
import {
  assertCleanAndFree,
  waitForClaim,
  waitForProcess,
} from './lib/hosts.mjs';
import { pidOf } from './lib/lab.mjs';
import {
  apply,
  listOf,
  remove,
  request,
  waitForState,
} from './lib/requests.mjs';
import { until } from './lib/until.mjs';

/** The lab starts it again by itself. */
function killOperator() {
  process.kill(pidOf('o2ims-operator'), 'SIGKILL');
}

test('a cluster is made and deleted all the same', async () => {
  const robust = request('robust', { masters: [3], workers: [4] });
  await apply(robust);
  await until(
    'there is a Cluster',
    () => listOf('robust', 'Cluster'),
    ({ length }) => length > 0,
  );
  killOperator();
  await waitForProcess('byoh-3', 'kubeadm');
  killOperator();
  await waitForClaim('byoh-4');
  killOperator();
  await waitForState('robust', 'fulfilled');
  await waitForNodes('robust', 'byoh-3', 'byoh-4');
  const machines = await listOf('robust', 'Machine');
  assert.equal(machines.length, 2);

  const removal = remove(robust);
  await until(
    'its Cluster is being deleted',
    () => listOf('robust', 'Cluster'),
    items => items.every(({ metadata }) => metadata.deletionTimestamp),
  );
  killOperator();
  await removal;
  await assertCleanAndFree('byoh-3', 'byoh-4');
});
