// Hosts: 1 2 3 4
// The examples as they are: two clusters with real nodes and pods, and nothing left of them afterwards.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { runPod, waitForNodes } from './lib/clusters.mjs';
import { assertCleanAndFree } from './lib/hosts.mjs';
import { lab, root } from './lib/lab.mjs';
import { apply, gone, listOf, remove, waitForState } from './lib/requests.mjs';

const [edge, core] = [
  'focom-provisioning-request.yaml',
  'o2ims-provisioning-request.yaml',
].map(name => parse(readFileSync(path.join(root, 'examples', name), 'utf8')));

async function assertNothingLeft(name, ...hosts) {
  await gone({
    apiVersion: 'cluster.x-k8s.io/v1beta1',
    kind: 'Cluster',
    metadata: { name },
  });
  assert.deepEqual(await listOf(name, 'Machine'), []);
  await assertCleanAndFree(...hosts);
}

test('both examples become clusters with Ready nodes that run pods', async () => {
  await Promise.all([apply(core), apply(edge)]);
  await Promise.all([
    waitForState('core', 'fulfilled'),
    waitForState('edge', 'fulfilled'),
  ]);
  await waitForNodes('core', 'byoh-1', 'byoh-2');
  await waitForNodes('edge', 'byoh-3', 'byoh-4');
  assert.match(await runPod('core', 'byoh-2'), /^10\.244\.2\./);
  assert.match(await runPod('edge', 'byoh-4'), /^10\.244\.4\./);

  const status = await lab('status');
  assert.match(status, /byoh-1 +10\.204\.86\.11 +in-use +core +\d+ MiB/);
  assert.match(status, /core \(Provisioned, 10\.204\.86\.11:6443\)/);
  assert.match(
    await lab('logs', 'byoh-1'),
    /k8s node successfully bootstrapped/,
  );
  assert.match(await lab('logs', 'cluster-api-core'), /Reconcil/i);
});

test('another Kubernetes than the hosts have is refused', async () => {
  const example = structuredClone(core);
  example.metadata.name = 'newer';
  example.spec.templateParameters.clusterName = 'newer';
  example.spec.templateParameters.k8sVersion = 'v1.34.4';
  await apply(example);
  const { provisioningMessage } = await waitForState('newer', 'failed');
  assert.match(provisioningMessage, /v1\.34\.4/);
  await remove(example);
});

test('deleting one leaves its hosts clean and free, and the other as it was', async () => {
  await remove(core);
  await assertNothingLeft('core', 'byoh-1', 'byoh-2');
  await waitForState('edge', 'fulfilled');
  await waitForNodes('edge', 'byoh-3', 'byoh-4');
});

test('deleting the other leaves its hosts clean and free, too', async () => {
  await remove(edge);
  await assertNothingLeft('edge', 'byoh-3', 'byoh-4');
});
