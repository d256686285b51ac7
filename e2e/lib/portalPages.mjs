// What a person does on the portal's pages.
import assert from 'node:assert/strict';
import { screenshot } from './openBrowser.mjs';

const phases = ['PENDING', 'PROGRESSING', 'FULFILLED', 'FAILED', 'DELETING'];

/** Signs in as guest. */
export async function signIn(page, url) {
  await page.goto(url);
  await page.getByRole('button', { name: 'Enter' }).click();
  await page.getByRole('link', { name: 'Hosts' }).first().waitFor();
}

/** Keeps every phase that a badge shows, in order, without ever loading the page again: see `waitUntilFulfilled`. */
export async function recordPhases(page) {
  await page.evaluate(known => {
    const seen = [];
    window.seenPhases = seen;
    const look = () => {
      const badge = [...document.querySelectorAll('span')].find(span =>
        known.includes(span.textContent),
      );
      const phase = badge?.textContent;
      if (phase && seen.at(-1) !== phase) {
        seen.push(phase);
      }
    };
    look();
    new MutationObserver(look).observe(document.body, {
      childList: true,
      characterData: true,
      subtree: true,
    });
  }, phases);
}

/** Waits until a request is FULFILLED on its page, which never says anything but PENDING and PROGRESSING before. */
export async function waitUntilFulfilled(page, { timeoutMs, picture }) {
  await page
    .getByText('FULFILLED', { exact: true })
    .first()
    .waitFor({ timeout: timeoutMs });
  await screenshot(page, picture);
  const seen = await page.evaluate(() => window.seenPhases);
  assert.deepEqual(
    seen.filter(phase => phase !== 'PENDING'),
    ['PROGRESSING', 'FULFILLED'],
    `phases seen: ${seen}`,
  );
}

/** Chooses what a host is to be, in the form: 'Control plane' or 'Worker'. */
export async function chooseRole(page, host, role) {
  await page
    .getByLabel(`Role of ${host}`, { exact: true })
    .getByText(role)
    .click();
}

/** Opens the dialog that deletes the request on the page, and waits until it names what goes with it. */
export async function openDeleteDialog(page, host) {
  await page.getByRole('button', { name: 'Delete' }).click();
  const dialog = page.getByRole('alertdialog').or(page.getByRole('dialog'));
  await dialog.getByText(host).waitFor();
  return dialog;
}
