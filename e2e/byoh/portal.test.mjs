// Hosts: all
// Takes two hosts, and the processors: a browser and the portal beside other cases are more than two can do in time.
// The portal's story on real hosts: asked for in a browser, followed there to FULFILLED, used, and deleted.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openBrowser, screenshot } from '../lib/openBrowser.mjs';
import {
  chooseRole,
  openDeleteDialog,
  recordPhases,
  signIn,
  waitUntilFulfilled,
} from '../lib/portalPages.mjs';
import { startPortal } from '../lib/startPortal.mjs';
import { waitForNodes } from './lib/clusters.mjs';
import { assertCleanAndFree } from './lib/hosts.mjs';
import { data } from './lib/lab.mjs';

const PROVISIONED_MS = 300_000;
const DELETED_MS = 180_000;

let portal;
let browser;
let page;
let errors;

before(async () => {
  portal = await startPortal({ data });
  browser = await openBrowser();
  ({ page, errors } = await browser.newPage());
});

after(async () => {
  await browser?.close();
  await portal?.stop();
});

test('the hosts are there, and nobody calls them simulated', async () => {
  await signIn(page, portal.url);
  await page.goto(`${portal.url}/o2ims/hosts`);
  await page.getByText('byoh-1', { exact: true }).waitFor();
  assert.equal(await page.getByText('These hosts are simulated').count(), 0);
  await screenshot(page, 'real-01-hosts');
});

test('a cluster goes to FULFILLED on its page, and its nodes are Ready', async () => {
  await page.goto(`${portal.url}/create/templates/default/create-cluster`);
  await page.getByLabel('Name').first().fill('portal');
  await page.getByRole('button', { name: 'Next' }).click();
  await chooseRole(page, 'byoh-1', 'Control plane');
  await chooseRole(page, 'byoh-2', 'Worker');
  await page.getByRole('button', { name: 'Review' }).click();
  await page.getByText('byoh-1').first().waitFor();

  const follower = await page.context().newPage();
  await follower.goto(`${portal.url}/o2ims/requests`);
  await page.getByRole('button', { name: 'Create', exact: true }).click();

  await follower.getByText('portal', { exact: true }).first().click();
  await follower.getByText('byoh-1 (control plane), byoh-2 (worker)').waitFor();
  // only now: other cases run beside this one, and the list has their phases
  await recordPhases(follower);
  await screenshot(follower, 'real-02-request-progressing');
  await waitUntilFulfilled(follower, {
    timeoutMs: PROVISIONED_MS,
    picture: 'real-03-request-fulfilled',
  });
  await follower.close();
  await waitForNodes('portal', 'byoh-1', 'byoh-2');
});

test('its entity knows its hosts', async () => {
  await page.goto(`${portal.url}/catalog/default/resource/cluster-portal`);
  await page.getByText('2 of 2').waitFor();
  await page.getByRole('link', { name: 'byoh-2' }).first().waitFor();
  await screenshot(page, 'real-04-cluster-entity');
});

test('deleting it leaves clean, free hosts', async () => {
  await page.goto(`${portal.url}/o2ims/requests/focom/default/portal`);
  const dialog = await openDeleteDialog(page, 'byoh-2');
  await dialog.getByRole('textbox').fill('portal');
  await dialog.getByRole('button', { name: 'Delete portal' }).click();
  await page.getByText('This request is gone').waitFor({ timeout: DELETED_MS });
  await screenshot(page, 'real-05-request-gone');
  await assertCleanAndFree('byoh-1', 'byoh-2');
});

test('no page had a script error', () => {
  assert.deepEqual(errors, []);
});
