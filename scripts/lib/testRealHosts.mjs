// The cases of e2e/byoh, on a lab with real hosts; and that nothing of it is left on the machine.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { machineState } from '../../e2e/byoh/lib/machineState.mjs';
import { root } from './bundle.mjs';
import { runSideBySide } from './runSideBySide.mjs';

const CASES = path.join(root, 'e2e/byoh');
const HOSTS = 12;
/** Cases that run side by side: most of their time they wait for Cluster API's timers. */
const AT_ONCE = 2;

/** Names of all cases that are run when none is named. */
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

const fileOf = name => path.join(CASES, `${name}.test.mjs`);

/** The hosts that a case has for itself, as the first line of its file says: `// Hosts: 1 2`, or `all`. */
function hostsOf(name) {
  const [first] = readFileSync(fileOf(name), 'utf8').split('\n');
  const [, text] = /^\/\/ Hosts: (all|[\d ]+)$/.exec(first) ?? [];
  if (!text) {
    throw new Error(
      `${name}.test.mjs has to begin with the hosts that it takes: // Hosts: 1 2`,
    );
  }
  const hosts =
    text === 'all'
      ? Array.from({ length: HOSTS }, (_, i) => i + 1)
      : text.split(' ').map(Number);
  if (hosts.some(host => host > HOSTS)) {
    throw new Error(`${name}.test.mjs takes more than ${HOSTS} hosts`);
  }
  return hosts;
}

/** Those that take much first, since they take long; those that take everything last, when nothing else waits. */
function inOrder(names) {
  const weight = name => hostsOf(name).length % HOSTS;
  return [...names].sort((a, b) => weight(b) - weight(a));
}

/**
 * Runs cases, by name, side by side where they take different hosts; with the usual release of Cluster API, or another.
 * `check` runs a command as a test of its own; `expect` has a function that throws when something is not as it should be.
 */
export async function testRealHosts(names, { check, expect, clusterApi }) {
  const program = path.join(root, 'operators/lab/dist/main.mjs');
  const data = path.join(
    mkdtempSync(path.join(tmpdir(), 'o2ims-byoh-')),
    'lab',
  );
  const cases = inOrder(names);
  const lab = (title, command, ...args) =>
    check(title, process.execPath, [program, command, '--data', data, ...args]);
  // of a lab that was killed, so that it is not taken for the machine's own
  spawnSync(process.execPath, [program, 'down', '--data', data]);
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
    await runSideBySide(isUp ? cases : [], {
      takes: hostsOf,
      atOnce: AT_ONCE,
      run: name =>
        check(
          `Real hosts: ${name}`,
          process.execPath,
          ['--test', fileOf(name)],
          { isQuiet: true },
        ),
    });
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
