// Hosts: 12
// Nobody answers where the cluster is said to be reached.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { waitForNodes } from './lib/clusters.mjs';
import { assertCleanAndFree } from './lib/hosts.mjs';
import { inHost } from './lib/lab.mjs';
import { apply, remove, request, waitForState } from './lib/requests.mjs';
import { variant } from './lib/templates.mjs';

const ADDRESS = '10.204.86.250';

/** As the template of the examples, but where the address is not there kubeadm gives up after seconds, not minutes. */
const template = () =>
  variant('hasty', {
    kubeadm: {
      controlPlane: {
        preKubeadmCommands: [
          `ip address show | grep -q ${ADDRESS} || sed -i 's/^kind: InitConfiguration$/&\\ntimeouts:\\n  controlPlaneComponentHealthCheck: 20s/' /run/kubeadm/kubeadm.yaml`,
        ],
      },
    },
  });

const lost = request('lost', {
  template: 'hasty',
  masters: [12],
  controlPlaneEndpoint: { host: ADDRESS },
});

test('the request says which host failed, at what and why', async () => {
  await apply(await template());
  await apply(lost);
  const { provisioningMessage } = await waitForState('lost', 'failed');
  assert.match(provisioningMessage, /byoh-12.*K8sNodeBootstrapSucceeded/);
  assert.match(provisioningMessage, /API server is not healthy/);
});

test('it goes on by itself when somebody answers there', async () => {
  await inHost(
    'byoh-12',
    'ip',
    'address',
    'add',
    `${ADDRESS}/32`,
    'dev',
    'eth0',
  );
  await waitForState('lost', 'fulfilled');
  await waitForNodes('lost', 'byoh-12');
  await remove(lost);
  await remove(await template());
  await assertCleanAndFree('byoh-12');
});
