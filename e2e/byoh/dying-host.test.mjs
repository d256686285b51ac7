// Hosts: 10 11
// A host dies while kubeadm is at work on it.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { waitForNodes } from './lib/clusters.mjs';
import {
  assertCleanAndFree,
  isClaimed,
  listHosts,
  waitForProcess,
} from './lib/hosts.mjs';
import { lab, management } from './lib/lab.mjs';
import {
  apply,
  gone,
  messageOf,
  remove,
  request,
  waitForState,
} from './lib/requests.mjs';
import { variant } from './lib/templates.mjs';
import { until } from './lib/until.mjs';

after(() => lab('host', 'byoh-11', '--power', 'on'));

/** As the template of the examples, but with less patience. */
const template = () =>
  variant('impatient', { stageTimeoutSeconds: { workers: 45 } });

function impatient(name) {
  return request(name, {
    template: 'impatient',
    masters: [10],
    workers: [11],
  });
}

test('the request says which host it waits for, and goes on when the host is back', async () => {
  await apply(await template());
  const unlucky = impatient('unlucky');
  await apply(unlucky);
  await waitForProcess('byoh-11', 'kubeadm');
  await lab('host', 'byoh-11', '--power', 'off');
  const { provisioningMessage } = await waitForState('unlucky', 'failed');
  assert.match(provisioningMessage, /byoh-11/);

  await lab('host', 'byoh-11', '--power', 'on');
  await waitForState('unlucky', 'fulfilled');
  await waitForNodes('unlucky', 'byoh-10', 'byoh-11');
  await remove(unlucky);
  await assertCleanAndFree('byoh-10', 'byoh-11');
});

test('a dead host is not free, and keeps its request from going until it is back', async () => {
  const haunted = impatient('haunted');
  await apply(haunted);
  await waitForProcess('byoh-11', 'kubeadm');
  await lab('host', 'byoh-11', '--power', 'off');
  await management().delete(haunted);
  await gone({
    apiVersion: 'cluster.x-k8s.io/v1beta1',
    kind: 'Cluster',
    metadata: { name: 'haunted' },
  });
  await until(
    'the request says that it waits for byoh-11',
    () => messageOf('haunted'),
    message => /byoh-11/.test(message),
  );
  const dead = (await listHosts()).find(
    ({ metadata }) => metadata.name === 'byoh-11',
  );
  assert.ok(isClaimed(dead));

  await lab('host', 'byoh-11', '--power', 'on');
  await gone(haunted);
  await assertCleanAndFree('byoh-10', 'byoh-11');
  await remove(await template());
});
