// The story that the README tells, as a person goes through it: npm start, a cluster from the template, its way to
// FULFILLED, its entities, its nodes, its deletion; then a restart with everything still there.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { isPortFree } from '../scripts/lib/ports.mjs';
import { openBrowser, screenshot } from './lib/openBrowser.mjs';
import {
  chooseRole,
  openDeleteDialog,
  recordPhases,
  signIn,
  waitUntilFulfilled,
} from './lib/portalPages.mjs';
import { startPortal } from './lib/startPortal.mjs';
import { readyNodes } from './lib/workloadNodes.mjs';

const PROVISIONED_MS = 120_000;
const DELETED_MS = 60_000;

const data = mkdtempSync(path.join(tmpdir(), 'o2ims-portal-e2e-'));
const kubeconfig = path.join(data, 'kubeconfig');
let portal;
let browser;
let page;
let errors;

before(async () => {
  portal = await startPortal({ data, args: ['--hosts', '4'] });
  browser = await openBrowser();
  ({ page, errors } = await browser.newPage());
});

after(async () => {
  await browser?.close();
  await portal?.stop();
  rmSync(data, { recursive: true, force: true });
});

test('a guest signs in and sees four free hosts, marked as simulated', async () => {
  await signIn(page, portal.url);
  await screenshot(page, '01-home');
  await page.getByRole('link', { name: 'Hosts' }).first().click();
  await page.getByText('4 free').waitFor();
  await page.getByText('These hosts are simulated').waitFor();
  for (const host of ['byoh-1', 'byoh-2', 'byoh-3', 'byoh-4']) {
    assert.equal(await page.getByText(host, { exact: true }).count(), 1);
  }
  await screenshot(page, '02-hosts');
});

test('the form offers free hosts and insists on a control plane', async () => {
  await page.goto(`${portal.url}/create/templates/default/create-cluster`);
  await page.getByLabel('Name').first().fill('Core_1');
  await page.getByRole('button', { name: 'Next' }).click();
  await page
    .getByText(/must match pattern|Lower-case letters/)
    .first()
    .waitFor();
  await page.getByLabel('Name').first().fill('core');
  await screenshot(page, '03-form-cluster');
  await page.getByRole('button', { name: 'Next' }).click();

  await chooseRole(page, 'byoh-2', 'Worker');
  await page.getByRole('button', { name: 'Review' }).click();
  await page.getByText('Choose at least one host').first().waitFor();
  await chooseRole(page, 'byoh-1', 'Control plane');
  await screenshot(page, '04-form-hosts');
  await page.getByRole('button', { name: 'Review' }).click();
  await page.getByText('byoh-1').first().waitFor();
  await screenshot(page, '05-form-review');
});

test('the request goes PENDING, PROGRESSING, FULFILLED on its page, without reload', async () => {
  const follower = await page.context().newPage();
  await follower.goto(`${portal.url}/o2ims/requests`);
  await follower.getByText('No clusters have been asked for yet').waitFor();
  await screenshot(follower, '06-requests-empty');
  await recordPhases(follower);
  await page.getByRole('button', { name: 'Create', exact: true }).click();

  await follower.getByText('core', { exact: true }).first().click();
  await follower.getByText('Reserving hosts', { exact: true }).waitFor();
  await follower
    .getByText('Starting the control plane', { exact: true })
    .waitFor();
  await screenshot(follower, '07-request-progressing');
  await waitUntilFulfilled(follower, {
    timeoutMs: PROVISIONED_MS,
    picture: '08-request-fulfilled',
  });
  await follower.close();

  await page
    .getByRole('link', { name: /the request and its timeline/i })
    .waitFor({ timeout: PROVISIONED_MS });
  await page
    .getByText(/Joining workers/)
    .first()
    .waitFor();
  await screenshot(page, '09-task');
});

test('the kubeconfig of the new cluster lists its two nodes as Ready', async () => {
  assert.deepEqual(await readyNodes({ kubeconfig, cluster: 'core' }), [
    'byoh-1',
    'byoh-2',
  ]);
});

test('the catalog has the cluster and its hosts, with their cards', async () => {
  await page.goto(`${portal.url}/catalog/default/resource/cluster-core`);
  await page.getByText('2 of 2').waitFor();
  await page.getByRole('link', { name: 'byoh-2' }).first().waitFor();
  await screenshot(page, '10-cluster-entity');
  await page.goto(`${portal.url}/catalog/default/resource/host-byoh-1`);
  await page.getByText('in use').first().waitFor();
  await screenshot(page, '11-host-entity');
  await page.goto(
    `${portal.url}/catalog?filters[kind]=resource&filters[user]=all`,
  );
  await page.getByText('All Resources (5)').waitFor();
  await screenshot(page, '12-catalog');
});

test('the pages are there in the dark theme too', async () => {
  const dark = await browser.newPage({ colorScheme: 'dark' });
  await signIn(dark.page, portal.url);
  await dark.page
    .getByRole('row', { name: /core/ })
    .getByText('FULFILLED', { exact: true })
    .waitFor();
  await screenshot(dark.page, '13-requests-dark');
  await dark.page.getByText('core', { exact: true }).first().click();
  await dark.page.getByText('Joining workers', { exact: true }).waitFor();
  await screenshot(dark.page, '14-request-dark');
  await dark.page.goto(`${portal.url}/o2ims/hosts`);
  await dark.page.getByText('2 free').waitFor();
  await screenshot(dark.page, '15-hosts-dark');
  assert.deepEqual(dark.errors, []);
  await dark.page.context().close();
});

test('everything is still there after Ctrl-C and a new start', async () => {
  const { port } = portal;
  assert.equal(await portal.stop(), 0);
  assert.ok(await isPortFree(port), 'the portal let go of its port');
  portal = await startPortal({ data, port });
  await page.goto(`${portal.url}/o2ims/requests/focom/default/core`);
  await page.getByText('FULFILLED', { exact: true }).first().waitFor();
  assert.deepEqual(await readyNodes({ kubeconfig, cluster: 'core' }), [
    'byoh-1',
    'byoh-2',
  ]);
});

test('deleting the request, by its typed name, frees the hosts', async () => {
  const dialog = await openDeleteDialog(page, 'byoh-2');
  await screenshot(page, '16-delete');
  const confirm = dialog.getByRole('button', { name: 'Delete core' });
  assert.equal(await confirm.isDisabled(), true);
  await dialog.getByRole('textbox').fill('core');
  await confirm.click();
  await page.getByText('This request is gone').waitFor({ timeout: DELETED_MS });
  await screenshot(page, '17-request-gone');
  await page.goto(`${portal.url}/o2ims/hosts`);
  await page.getByText('4 free').waitFor();
  await page.goto(
    `${portal.url}/catalog?filters[kind]=resource&filters[user]=all`,
  );
  await page.getByText('All Resources (4)').waitFor({ timeout: DELETED_MS });
});

test('no page had a script error', () => {
  assert.deepEqual(errors, []);
});
