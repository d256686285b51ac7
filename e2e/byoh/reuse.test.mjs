// Hosts: 10 11
// Hosts of a deleted cluster become another, with the roles the other way round.
import { test } from 'node:test';
import { waitForNodes } from './lib/clusters.mjs';
import { assertCleanAndFree } from './lib/hosts.mjs';
import { apply, remove, request, waitForState } from './lib/requests.mjs';

test('hosts are used again', async () => {
  const first = request('first', { masters: [10], workers: [11] });
  const second = request('second', { masters: [11], workers: [10] });
  await apply(first);
  await waitForState('first', 'fulfilled');
  // asked for while the hosts are still in use: it waits for them
  await apply(second);
  await remove(first);
  await waitForState('second', 'fulfilled');
  await waitForNodes('second', 'byoh-10', 'byoh-11');
  await remove(second);
  await assertCleanAndFree('byoh-10', 'byoh-11');
});
