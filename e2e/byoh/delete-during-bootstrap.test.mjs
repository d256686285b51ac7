// Hosts: 10 11
// A cluster is deleted while kubeadm is at work on its first host.
import { test } from 'node:test';
import { assertCleanAndFree, waitForProcess } from './lib/hosts.mjs';
import { apply, gone, remove, request } from './lib/requests.mjs';

test('a request can be deleted while its first host is bootstrapped', async () => {
  const early = request('early', { masters: [10], workers: [11] });
  await apply(early);
  await waitForProcess('byoh-10', 'kubeadm');
  await remove(early);
  await gone({
    apiVersion: 'cluster.x-k8s.io/v1beta1',
    kind: 'Cluster',
    metadata: { name: 'early' },
  });
  await assertCleanAndFree('byoh-10', 'byoh-11');
});
