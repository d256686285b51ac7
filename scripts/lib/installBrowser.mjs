// Finds a Chromium for the browser test, or installs Debian's where that is possible.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { runLogged, step } from './output.mjs';
import { root } from './bundle.mjs';

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
];
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

function find() {
  const onPath = (process.env.PATH ?? '')
    .split(path.delimiter)
    .flatMap(dir => NAMES.map(name => path.join(dir, name)));
  return [process.env.CHROMIUM, ...onPath, ...PLACES, chromium.executablePath()]
    .filter(Boolean)
    .find(file => existsSync(file));
}

/** Path of a Chromium; throws with what to do when there is none. */
export async function installBrowser() {
  const found = find();
  if (found) {
    return found;
  }
  const apt = spawnSync('apt-get', ['--version']).status === 0;
  if (apt && process.getuid?.() === 0) {
    await step('Installing Chromium', () =>
      runLogged('sh', ['-c', 'apt-get update && apt-get install -y chromium'], {
        cwd: root,
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
        log: path.join(root, '.cache/logs/chromium.log'),
        hint: 'Install Chromium or Chrome by hand, or name it in the variable CHROMIUM.',
      }),
    );
    const installed = find();
    if (installed) {
      return installed;
    }
  }
  throw new Error(
    'The browser test needs Chromium or Chrome. Install one (Debian: apt-get install chromium; any system: npx playwright install chromium), or name it in the variable CHROMIUM.',
  );
}
