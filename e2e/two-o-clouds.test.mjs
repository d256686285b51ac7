// Two O-Clouds side by side: the portal offers both, and a cluster asked for on the other one is made there.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { CustomObjectsApi, KubeConfig } from '@kubernetes/client-node';
import { openBrowser, screenshot } from './lib/openBrowser.mjs';
import {
  openDeleteDialog,
  recordPhases,
  signIn,
  waitUntilFulfilled,
} from './lib/portalPages.mjs';
import { startPortal } from './lib/startPortal.mjs';
import { readyNodes } from './lib/workloadNodes.mjs';

const PROVISIONED_MS = 120_000;
const DELETED_MS = 60_000;

const data = mkdtempSync(path.join(tmpdir(), 'o2ims-two-o-clouds-'));
const west = path.join(data, 'oclouds/west/kubeconfig');
let portal;
let browser;
let page;
let errors;

before(async () => {
  portal = await startPortal({
    data,
    args: ['--oclouds', '2', '--hosts', '3'],
  });
  browser = await openBrowser();
  ({ page, errors } = await browser.newPage());
});

after(async () => {
  await browser?.close();
  await portal?.stop();
  rmSync(data, { recursive: true, force: true });
});

test('the form offers both, with the hosts that are free on each', async () => {
  await signIn(page, portal.url);
  await page.goto(`${portal.url}/create/templates/default/create-cluster`);
  await page
    .getByRole('radio', { name: /local .*3 of 3 hosts free/ })
    .waitFor();
  await page.getByRole('radio', { name: /west .*3 of 3 hosts free/ }).waitFor();
  await page.getByText('west', { exact: true }).click();
  await page.getByLabel('Name').first().fill('far');
  await screenshot(page, '20-o-clouds');
});

test('of hosts that the portal does not see it asks how many', async () => {
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByText('3 of 3 hosts on west are free').waitFor();
  const workers = page.getByRole('textbox', { name: 'Worker hosts' });
  await workers.fill('4');
  await workers.press('Tab');
  await page.getByText('the request will wait for the others').waitFor();
  await screenshot(page, '21-host-counts');
  await workers.fill('1');
  await workers.press('Tab');
  await page
    .getByText('the request will wait for the others')
    .waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Review' }).click();
  await page
    .getByText('1 for the control plane, 1 as workers; west chooses which')
    .waitFor();
  await screenshot(page, '22-review');
});

test('the cluster is made on the other O-Cloud', async () => {
  const follower = await page.context().newPage();
  await follower.goto(`${portal.url}/o2ims/requests`);
  await follower.getByText('No clusters have been asked for yet').waitFor();
  await recordPhases(follower);
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  await follower.getByText('far', { exact: true }).first().waitFor();
  await follower.getByText('west', { exact: true }).first().waitFor();
  await screenshot(follower, '23-requests');
  await follower.getByText('far', { exact: true }).first().click();
  await waitUntilFulfilled(follower, {
    timeoutMs: PROVISIONED_MS,
    picture: '24-request-elsewhere',
  });
  await follower.close();
  await page
    .getByRole('link', { name: /the request and its timeline/i })
    .waitFor({ timeout: PROVISIONED_MS });
  await screenshot(page, '25-task');
  const nodes = await readyNodes({ kubeconfig: west, cluster: 'far' });
  assert.equal(nodes.length, 2);
  assert.ok(
    nodes.every(name => /^west-\d$/.test(name)),
    `${nodes}`,
  );
});

test('the form now says that one host is left there', async () => {
  await page.goto(`${portal.url}/create/templates/default/create-cluster`);
  await page.getByRole('radio', { name: /west .*1 of 3 hosts free/ }).waitFor();
  await page
    .getByRole('radio', { name: /local .*3 of 3 hosts free/ })
    .waitFor();
});

test('deleting the request frees the hosts there', async () => {
  await page.goto(`${portal.url}/o2ims/requests/focom/default/far`);
  await page.getByText('FULFILLED', { exact: true }).first().waitFor();
  const dialog = await openDeleteDialog(
    page,
    'Its hosts on O-Cloud west become free again.',
  );
  await screenshot(page, '26-delete');
  await dialog.getByRole('textbox').fill('far');
  await dialog.getByRole('button', { name: 'Delete far' }).click();
  await page.getByText('This request is gone').waitFor({ timeout: DELETED_MS });
  await page.goto(`${portal.url}/create/templates/default/create-cluster`);
  await page
    .getByRole('radio', { name: /west .*3 of 3 hosts free/ })
    .waitFor({ timeout: DELETED_MS });
});

test('an O-Cloud that cannot be had is marked, with the reason, as soon as that is known', async () => {
  const config = new KubeConfig();
  config.loadFromFile(path.join(data, 'kubeconfig'));
  await config.makeApiClient(CustomObjectsApi).createNamespacedCustomObject({
    group: 'focom.nephio.org',
    version: 'v1alpha1',
    namespace: 'default',
    plural: 'oclouds',
    body: {
      apiVersion: 'focom.nephio.org/v1alpha1',
      kind: 'OCloud',
      metadata: { name: 'north' },
      spec: {
        o2imsSecret: { secretRef: { name: 'missing', namespace: 'default' } },
      },
    },
  });
  const north = page.getByRole('radio', { name: /north .*Secret 'missing'/ });
  await north.waitFor();
  assert.equal(await north.isDisabled(), true);
  await screenshot(page, '27-o-cloud-unavailable');
  const dark = await browser.newPage({ colorScheme: 'dark' });
  await signIn(dark.page, portal.url);
  await dark.page.goto(`${portal.url}/create/templates/default/create-cluster`);
  await dark.page.getByRole('radio', { name: /north/ }).waitFor();
  await screenshot(dark.page, '28-o-clouds-dark');
  await dark.page.context().close();
});

test('no page had a script error', () => {
  assert.deepEqual(errors, []);
});

test('nothing is left running after Ctrl-C', async () => {
  assert.equal(await portal.stop(), 0);
  const { stdout } = spawnSync('ps', ['-eo', 'args'], { encoding: 'utf8' });
  assert.deepEqual(
    stdout.split('\n').filter(line => line.includes(data)),
    [],
  );
});
