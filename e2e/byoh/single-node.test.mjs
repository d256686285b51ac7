// Hosts: 12
// One host is a whole cluster, and pods run on it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runPod, waitForNodes } from './lib/clusters.mjs';
import { assertCleanAndFree } from './lib/hosts.mjs';
import { apply, remove, request, waitForState } from './lib/requests.mjs';

test('one host becomes a cluster, takes pods, and is given back', async () => {
  const alone = request('alone', {
    template: 'byoh-single-node',
    masters: [12],
  });
  await apply(alone);
  await waitForState('alone', 'fulfilled');
  await waitForNodes('alone', 'byoh-12');
  assert.match(
    await runPod('alone', 'byoh-12', { tolerations: [] }),
    /^10\.244\.12\./,
  );
  await remove(alone);
  await assertCleanAndFree('byoh-12');
});
