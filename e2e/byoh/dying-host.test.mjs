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
  list,
  messageOf,
  remove,
  request,
  waitForState,
} from './lib/requests.mjs';
import { until } from './lib/until.mjs';

// as the template of the examples, but with less patience
const TEMPLATE = {
  name: 'impatient',
  version: 'v1.0.0',
  stageTimeoutSeconds: { workers: 45 },
};

after(() => lab('host', 'byoh-2', '--power', 'on'));

async function template() {
  const templates = await list(
    'o2ims.provisioning.oran.org/v1alpha1',
    'ClusterTemplate',
  );
  const { apiVersion, kind, spec } = templates.find(
    each => each.spec.name === 'byoh-workload-cluster',
  );
  return {
    apiVersion,
    kind,
    metadata: { name: `${TEMPLATE.name}-${TEMPLATE.version}` },
    spec: { ...spec, ...TEMPLATE },
  };
}

function impatient(name) {
  const made = request(name, { masters: [1], workers: [2] });
  made.spec.templateName = TEMPLATE.name;
  return made;
}

test('the request says which host it waits for, and goes on when the host is back', async () => {
  await apply(await template());
  const unlucky = impatient('unlucky');
  await apply(unlucky);
  await waitForProcess('byoh-2', 'kubeadm');
  await lab('host', 'byoh-2', '--power', 'off');
  const { provisioningMessage } = await waitForState('unlucky', 'failed');
  assert.match(provisioningMessage, /byoh-2/);

  await lab('host', 'byoh-2', '--power', 'on');
  await waitForState('unlucky', 'fulfilled');
  await waitForNodes('unlucky', 'byoh-1', 'byoh-2');
  await remove(unlucky);
  await assertCleanAndFree('byoh-1', 'byoh-2');
});

test('a dead host is not free, and keeps its request from going until it is back', async () => {
  const haunted = impatient('haunted');
  await apply(haunted);
  await waitForProcess('byoh-2', 'kubeadm');
  await lab('host', 'byoh-2', '--power', 'off');
  await management().delete(haunted);
  await gone({
    apiVersion: 'cluster.x-k8s.io/v1beta1',
    kind: 'Cluster',
    metadata: { name: 'haunted' },
  });
  await until(
    'the request says that it waits for byoh-2',
    () => messageOf('haunted'),
    message => /byoh-2/.test(message),
  );
  const dead = (await listHosts()).find(
    ({ metadata }) => metadata.name === 'byoh-2',
  );
  assert.ok(isClaimed(dead));

  await lab('host', 'byoh-2', '--power', 'on');
  await gone(haunted);
  await assertCleanAndFree('byoh-1', 'byoh-2');
  await remove(await template());
});
