// The cases of e2e/byoh, one after the other, on a lab with real hosts; and that nothing of it is left on the machine.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { machineState } from '../../e2e/byoh/lib/machineState.mjs';
import { root } from './bundle.mjs';

const CASES = path.join(root, 'e2e/byoh');
const HOSTS = 4;

/** Names of all cases. */
export function caseNames() {
  return readdirSync(CASES)
    .filter(name => name.endsWith('.test.mjs'))
    .map(name => name.replace('.test.mjs', ''));
}

/** What the API server did not let our operators do, from their logs: they have rights of their own. */
function refusals(logs) {
  return ['focom-operator.log', 'o2ims-operator.log'].flatMap(name =>
    readFileSync(path.join(logs, name), 'utf8')
      .split('\n')
      .filter(line => / is forbidden: /.test(line)),
  );
}

/**
 * Runs cases, by name. `check` runs a command as a test of its own; `expect` has a function that throws when something
 * is not as it should be. With the usual release of Cluster API, or another.
 */
export async function testRealHosts(names, { check, expect, clusterApi }) {
  const program = path.join(root, 'operators/lab/dist/main.mjs');
  const data = path.join(
    mkdtempSync(path.join(tmpdir(), 'o2ims-byoh-')),
    'lab',
  );
  const lab = (title, command, ...args) =>
    check(title, process.execPath, [program, command, '--data', data, ...args]);
  const before = machineState(data);
  process.env.LAB_DATA = data;
  process.env.MACHINE_BEFORE = JSON.stringify(before);
  try {
    const isUp = await lab(
      clusterApi
        ? `A lab with real hosts and Cluster API ${clusterApi} starts`
        : 'A lab with real hosts starts',
      'up',
      '--provider',
      'byoh',
      '--hosts',
      String(HOSTS),
      ...(clusterApi ? ['--cluster-api', clusterApi] : []),
    );
    for (const name of isUp ? names : []) {
      await check(`Real hosts: ${name}`, process.execPath, [
        '--test',
        path.join(CASES, `${name}.test.mjs`),
      ]);
    }
    expect('... the operators were refused nothing', () =>
      assert.deepEqual(refusals(path.join(data, 'logs')), []),
    );
    await lab('... and stops', 'down');
    expect('... and leaves nothing on the machine', () =>
      assert.deepEqual(machineState(data), before),
    );
  } finally {
    spawnSync(process.execPath, [program, 'reset', '--data', data]);
  }
}
