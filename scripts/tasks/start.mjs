// `npm start`: the portal, and the embedded management plane with its hosts below it.
import { spawn, spawnSync } from 'node:child_process';
import {
  createWriteStream,
  existsSync,
  mkdirSync,
  readFileSync,
} from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArguments } from '../lib/arguments.mjs';
import { buildApp } from '../lib/buildApp.mjs';
import { bundleOperators, root } from '../lib/bundle.mjs';
import { bold, dim, fail, say, step } from '../lib/output.mjs';
import { lockPortal, runningPortal } from '../lib/portalLock.mjs';
import { isPortFree } from '../lib/ports.mjs';

const USAGE = `npm start -- [options]

  --port N            where the portal listens (default 7007)
  --hosts N           how many hosts (default 4)
  --oclouds N         how many O-Clouds, 1 to 4, each with as many hosts (default 1)
  --provider NAME     what they are: 'simulated' (default) or 'byoh', which is real ones (Linux, root)
  --speed X           how fast they provision; 1 is as long as real hosts take
  --data DIR          where everything is kept (default .lab)
  --reset             delete what is kept and begin anew
  --kubeconfig FILE   no embedded plane: use this management cluster
  --context NAME      a context of that kubeconfig`;

const READY_TIMEOUT_MS = 180_000;
/** Options that are handed on to the plane. */
const planeOptions = ['hosts', 'oclouds', 'provider', 'speed'];

const { values: flags } = parseArguments(USAGE, {
  port: { type: 'string', default: '7007' },
  hosts: { type: 'string' },
  oclouds: { type: 'string' },
  provider: { type: 'string' },
  speed: { type: 'string' },
  data: { type: 'string' },
  reset: { type: 'boolean', default: false },
  kubeconfig: { type: 'string' },
  context: { type: 'string' },
});

const port = Number(flags.port);
const here = process.env.INIT_CWD ?? root;
const data = flags.data
  ? path.resolve(here, flags.data)
  : path.join(root, '.lab');
const lab = path.join(root, 'operators/lab/dist/main.mjs');
const embedded = !flags.kubeconfig;

function runLab(...args) {
  return spawnSync(process.execPath, [lab, ...args, '--data', data], {
    encoding: 'utf8',
  });
}

const isPlaneUp = () => runLab('status').status === 0;

/** Whether the hosts of the plane are real ones. */
function hasRealHosts() {
  const file = path.join(data, 'provider');
  return existsSync(file) && readFileSync(file, 'utf8') === 'real';
}

/** Starts the plane, unless it runs already; says whether it did. */
async function startPlane() {
  if (isPlaneUp()) {
    const ignored = planeOptions.some(name => flags[name])
      ? `; ${planeOptions.map(name => `--${name}`).join(', ')} do not change it`
      : '';
    say(`${dim('·')} The management plane of ${data} runs already${ignored}`);
    return false;
  }
  const options = planeOptions.flatMap(name =>
    flags[name] ? [`--${name}`, flags[name]] : [],
  );
  const child = spawn(
    process.execPath,
    [
      lab,
      'up',
      '--data',
      data,
      '--parent-pid',
      String(process.pid),
      ...options,
    ],
    { stdio: 'inherit' },
  );
  const code = await new Promise(resolve => child.on('exit', resolve));
  if (code !== 0) {
    fail('The management plane did not start; see above.');
  }
  return true;
}

function describeHosts() {
  return hasRealHosts()
    ? 'The hosts are real: namespaces of this machine, with Kubernetes nodes in them.'
    : `The hosts are simulated; the API server, the operators and the clusters' API servers are real.`;
}

function startBackend(kubeconfig) {
  const database = path.join(data, 'portal');
  mkdirSync(database, { recursive: true });
  const log = path.join(data, 'portal.log');
  const address = `http://localhost:${port}`;
  const child = spawn(
    process.execPath,
    [
      '--enable-source-maps',
      '--require',
      path.join(root, 'scripts/lib/exitWithParent.cjs'),
      '--require',
      '@backstage/cli-node/config/nodeTransform.cjs',
      'src/index.ts',
      '--config',
      path.join(root, 'app-config.yaml'),
    ],
    {
      cwd: path.join(root, 'packages/backend'),
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
      env: {
        ...process.env,
        NODE_ENV: 'development',
        O2IMS_KUBECONFIG: kubeconfig,
        ...(flags.context && { O2IMS_KUBE_CONTEXT: flags.context }),
        PORTAL_DATABASE_DIRECTORY: database,
        APP_CONFIG_app_baseUrl: JSON.stringify(address),
        APP_CONFIG_backend_baseUrl: JSON.stringify(address),
        APP_CONFIG_backend_cors_origin: JSON.stringify(address),
        APP_CONFIG_backend_listen_port: String(port),
      },
    },
  );
  const stream = createWriteStream(log);
  child.stdout.pipe(stream);
  child.stderr.pipe(stream);
  return { child, log, address };
}

async function waitUntilReady({ child, log, address }) {
  const deadline = Date.now() + READY_TIMEOUT_MS;
  let exited = false;
  child.once('exit', () => {
    exited = true;
  });
  while (!exited && Date.now() < deadline) {
    const answer = await fetch(
      `${address}/.backstage/health/v1/readiness`,
    ).catch(() => undefined);
    if (answer?.ok) {
      return;
    }
    await delay(250);
  }
  const tail = existsSync(log)
    ? readFileSync(log, 'utf8').trim().split('\n').slice(-20).join('\n')
    : '';
  throw new Error(`${tail}\n\nThe portal did not start. The whole log: ${log}`);
}

const otherPortal = runningPortal(data);
if (otherPortal) {
  fail(
    `A portal runs on ${data} already (process ${otherPortal}). End it with Ctrl-C, or give this one a directory of its own with --data.`,
  );
}
if (!Number.isInteger(port) || port < 1 || port > 65535) {
  fail(`--port ${flags.port} is not a port`);
}
if (!(await isPortFree(port))) {
  fail(
    `Port ${port} is taken. End what listens there, or choose another: npm start -- --port ${
      port + 1
    }`,
  );
}
if (flags.kubeconfig && !existsSync(path.resolve(here, flags.kubeconfig))) {
  fail(`There is no kubeconfig ${flags.kubeconfig}`);
}

let ownPlane = false;
let backend;
let stopping;
let unlock = () => undefined;

function stop(code) {
  stopping ??= (async () => {
    if (backend && backend.child.exitCode === null) {
      const gone = new Promise(resolve => backend.child.once('exit', resolve));
      backend.child.kill('SIGTERM');
      await Promise.race([gone, delay(10_000, undefined, { ref: false })]);
      if (backend.child.exitCode === null) {
        backend.child.kill('SIGKILL');
      }
    }
    if (ownPlane) {
      runLab('down');
    }
    unlock();
    say(
      `Stopped. What you made is kept; \`npm start${
        hasRealHosts() ? ' -- --provider byoh' : ''
      }\` goes on with it.`,
    );
    process.exit(code);
  })();
  return stopping;
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    say('\nStopping ...');
    stop(0);
  });
}
const parent = process.ppid;
setInterval(() => {
  if (process.ppid !== parent) {
    stop(1);
  }
}, 500).unref();

try {
  if (embedded) {
    await step('Bundling the operators', () =>
      bundleOperators('focom', 'o2ims', 'lab'),
    );
    if (flags.reset) {
      if (isPlaneUp()) {
        fail(
          `The management plane of ${data} is up. Stop it before its data is deleted: npm run lab -- down --data ${data}`,
        );
      }
      await step('Deleting what was kept', async () => {
        const { status, stderr } = runLab('reset');
        if (status !== 0) {
          throw new Error(stderr);
        }
      });
    }
    ownPlane = true;
    ownPlane = await startPlane();
  }
  await buildApp(root);
  const kubeconfig = embedded
    ? runLab('kubeconfig').stdout.trim()
    : path.resolve(here, flags.kubeconfig);
  unlock = lockPortal(data);
  backend = startBackend(kubeconfig);
  await step('Starting the portal', () => waitUntilReady(backend));
  backend.child.on('exit', code => {
    if (!stopping) {
      process.stderr.write(
        `\nThe portal ended by itself (code ${code}). Its log: ${backend.log}\n`,
      );
      stop(1);
    }
  });
  say(`
  ${bold('Portal')}       ${
    backend.address
  }   press "Enter" on the sign-in page: you are the user guest
  ${bold('New cluster')}  ${
    backend.address
  }/create/templates/default/create-cluster
  ${bold('kubectl')}      export KUBECONFIG=${kubeconfig}
  ${bold('Log')}          ${backend.log}
${embedded ? `\n  ${describeHosts()}` : ''}
  Ctrl-C stops ${
    !embedded || ownPlane
      ? 'everything'
      : 'the portal; the management plane, which ran before, goes on'
  }.
`);
} catch (error) {
  if (!stopping) {
    process.stderr.write(`\n${error.message}\n`);
    await stop(1);
  }
}
