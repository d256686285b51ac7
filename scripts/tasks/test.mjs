// `npm test`: everything that CI runs, fast things first. Ends with a line `N passed, N failed`.
import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArguments } from '../lib/arguments.mjs';
import { bundleOperators, root } from '../lib/bundle.mjs';
import { installBrowser } from '../lib/installBrowser.mjs';
import { bold, dim, green, red, say } from '../lib/output.mjs';
import { caseNames, testRealHosts } from '../lib/testRealHosts.mjs';
import { whyNoRealHosts } from '../lib/whyNoRealHosts.mjs';

const USAGE = `npm test -- [options] [stage ...]

  Stages, in order: static, unit, integration, byoh, browser. Without any, all of them.
  --keep-going   run later stages after one has failed
  --case NAME    of the stage byoh, only this case; may be given several times
  --cluster-api VERSION
                 of the stage byoh, only with this release of Cluster API`;

const { values: flags, positionals } = parseArguments(USAGE, {
  'keep-going': { type: 'boolean', default: false },
  case: { type: 'string', multiple: true },
  'cluster-api': { type: 'string' },
});

// the newest that speaks to BYOH; what is special about it shows in the life of one cluster
const OTHER_CLUSTER_API = { clusterApi: 'v1.13.6', cases: ['steady'] };

// the generated client is part of the API, and says less than API Extractor would like
const API_REPORT_OPTIONS = [
  'plugins/*',
  '--allow-warnings=plugins/*',
  '--omit-messages=ae-undocumented,ae-wrong-input-file-type,ae-missing-release-tag',
];

const results = path.join(root, '.cache/test-results');
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

let passed = 0;
let failed = 0;

/** Resolves to the code that the command ends with; `onOutput` gets in pieces what would be printed at once. */
function run(command, args, { onOutput } = {}) {
  return new Promise(resolve => {
    const output = onOutput ? 'pipe' : 'inherit';
    const child = spawn(command, args, {
      cwd: root,
      stdio: ['ignore', output, output],
      shell: process.platform === 'win32',
      env: { ...process.env, CI: '1' },
    });
    child.stdout?.on('data', onOutput);
    child.stderr?.on('data', onOutput);
    child.on('error', error => {
      process.stderr.write(`${error.message}\n`);
      resolve(1);
    });
    child.on('close', (code, signal) => resolve(signal ? 1 : code));
  });
}

/**
 * A command that passes or fails as a whole; returns whether it passed. What a quiet one prints is shown when it has
 * ended, since others run beside it.
 */
async function check(title, command, args, { isQuiet = false } = {}) {
  const heading = `\n${bold(title)} ${dim([command, ...args].join(' '))}`;
  const output = [];
  say(isQuiet ? dim(`… ${title}`) : heading);
  const start = Date.now();
  const code = await run(command, args, {
    onOutput: isQuiet ? piece => output.push(piece) : undefined,
  });
  if (isQuiet) {
    say(heading);
    process.stdout.write(Buffer.concat(output));
  }
  const time = dim(`${((Date.now() - start) / 1000).toFixed(0)} s`);
  return note(`${title} ${time}`, code === 0);
}

/** A function that throws when something is not as it should be. */
function expect(title, look) {
  try {
    look();
    note(title, true);
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    note(title, false);
  }
}

function note(title, hasPassed) {
  if (hasPassed) {
    passed += 1;
  } else {
    failed += 1;
  }
  say(`${hasPassed ? green('✔') : red('✖')} ${title}`);
  return hasPassed;
}

/** Jest over all packages; its own counts are added. */
async function jest(name, args) {
  const file = path.join(results, `${name}.json`);
  say(`\n${bold(`Tests: ${name}`)}`);
  const code = await run('yarn', [
    'backstage-cli',
    'repo',
    'test',
    '--json',
    `--outputFile=${file}`,
    ...args,
  ]);
  if (!existsSync(file)) {
    failed += 1;
    say(`${red('✖')} ${name}: Jest wrote no result`);
    return;
  }
  const result = JSON.parse(readFileSync(file, 'utf8'));
  passed += result.numPassedTests;
  failed += result.numFailedTests + result.numRuntimeErrorTestSuites;
  if (result.numTotalTests === 0) {
    failed += 1;
    say(`${red('✖')} ${name}: no test was found`);
  }
  if (code !== 0 && result.numFailedTests === 0) {
    failed += 1;
    say(`${red('✖')} ${name}: Jest ended with code ${code}`);
  }
}

/** Gets etcd, kube-apiserver and the CRDs into the cache: a build from source takes longer than a test may. */
async function prepareLab() {
  const lab = path.join(root, 'operators/lab/dist/main.mjs');
  const data = path.join(mkdtempSync(path.join(tmpdir(), 'o2ims-')), 'lab');
  await check('The embedded management plane starts', process.execPath, [
    lab,
    'up',
    '--provider=none',
    '--operators=none',
    `--data=${data}`,
  ]);
  await check('... and stops', process.execPath, [
    lab,
    'reset',
    `--data=${data}`,
  ]);
}

const stages = {
  async static() {
    await check('Types made from the CRDs are current', process.execPath, [
      'scripts/tasks/generate.mjs',
      '--check',
    ]);
    // whole each time: what is left of the last one changes the order of types, which the API reports show
    await check('Types', 'yarn', ['tsc', '--incremental', 'false']);
    await check('Format', 'yarn', ['prettier', '--check', '.']);
    await check('Lint', 'yarn', [
      'backstage-cli',
      'repo',
      'lint',
      '--max-warnings=0',
    ]);
    await check('API reports are current', 'yarn', [
      'backstage-repo-tools',
      'api-reports',
      '--ci',
      ...API_REPORT_OPTIONS,
    ]);
  },
  async unit() {
    await jest('unit', [
      '--testPathIgnorePatterns',
      '\\.integration\\.test\\.',
      // a hang is a failure, a busy machine is not
      '--testTimeout=60000',
    ]);
  },
  async integration() {
    await bundleOperators('focom', 'o2ims', 'lab');
    await prepareLab();
    await jest('integration', [
      '--testPathPatterns',
      '\\.integration\\.test\\.',
      '--maxWorkers=2',
      '--testTimeout=120000',
    ]);
  },
  async byoh() {
    const reason = whyNoRealHosts();
    if (reason) {
      say(`\n${dim('·')} Real hosts: not tested, since ${reason}`);
      return;
    }
    await bundleOperators('focom', 'o2ims', 'lab');
    process.env.CHROMIUM = await installBrowser();
    const clusterApi = flags['cluster-api'];
    const how = { check, expect };
    await testRealHosts(flags.case ?? caseNames(), { ...how, clusterApi });
    if (!flags.case && !clusterApi) {
      const { cases, ...other } = OTHER_CLUSTER_API;
      await testRealHosts(cases, { ...how, ...other });
    }
  },
  async browser() {
    process.env.CHROMIUM = await installBrowser();
    await check('The stories in a browser', process.execPath, [
      '--test',
      '--test-concurrency=1',
      'e2e/create-cluster.test.mjs',
      'e2e/two-o-clouds.test.mjs',
    ]);
  },
};

const wanted = positionals.length > 0 ? positionals : Object.keys(stages);
for (const name of wanted) {
  if (!stages[name]) {
    process.stderr.write(`There is no stage '${name}'.\n\n${USAGE}\n`);
    process.exit(1);
  }
}
for (const name of wanted) {
  if (failed > 0 && !flags['keep-going']) {
    say(`\n${red('✖')} Not run after a failure: ${name}`);
    continue;
  }
  try {
    await stages[name]();
  } catch (error) {
    failed += 1;
    process.stderr.write(`${error.stack}\n`);
  }
}
say(`\n${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
