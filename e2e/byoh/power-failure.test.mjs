// Hosts: all
// The lab is killed with everything in it, and started again.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { waitForNodes } from './lib/clusters.mjs';
import { assertCleanAndFree } from './lib/hosts.mjs';
import { data, lab } from './lib/lab.mjs';
import { machineState } from './lib/machineState.mjs';
import { apply, remove, request, waitForState } from './lib/requests.mjs';
import { until } from './lib/until.mjs';

/** What this machine was like before the lab; see scripts/lib/testRealHosts.mjs. */
const before = JSON.parse(process.env.MACHINE_BEFORE ?? 'null');
const skip = before ? false : 'MACHINE_BEFORE is not set';

test(
  'clusters outlive the lab, and the lab leaves nothing on the machine',
  { skip },
  async () => {
    const lasting = request('lasting', { masters: [1], workers: [2] });
    await apply(lasting);
    await waitForState('lasting', 'fulfilled');

    const { pid } = JSON.parse(
      readFileSync(path.join(data, 'lab.json'), 'utf8'),
    );
    process.kill(pid, 'SIGKILL');
    await until(
      'every process of the lab has ended with it',
      async () => machineState(data).processes,
      processes => processes.length === 0,
      { timeoutMs: 20_000 },
    );
    assert.match(await lab('down'), /what it left running is stopped/);
    assert.deepEqual(machineState(data), before);

    await lab('up', '--provider', 'byoh', '--hosts', '4');
    await waitForNodes('lasting', 'byoh-1', 'byoh-2');
    await waitForState('lasting', 'fulfilled');
    await remove(lasting);
    await assertCleanAndFree('byoh-1', 'byoh-2');
  },
);
