// Fetches Node (when this one is not 22.18+ or 24) and Yarn as npm packages, by scripts/tools/package-lock.json.
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { fail, runLogged, step } from './output.mjs';

const windows = process.platform === 'win32';

function nodeIsGood() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  return major === 24 || (major === 22 && minor >= 18);
}

function fetchedNode(modules) {
  const { platform, arch } = process;
  const name = windows ? `win-${arch}` : `${platform}-${arch}`;
  return [`node-${name}`, `node-bin-${name}`]
    .map(dir => path.join(modules, dir, 'bin', windows ? 'node.exe' : 'node'))
    .find(file => existsSync(file));
}

export async function installTools(root) {
  const source = path.join(root, 'scripts/tools');
  const target = path.join(root, '.cache/tools');
  const modules = path.join(target, 'node_modules');
  const yarn = path.join(modules, '@yarnpkg/cli-dist/bin/yarn.js');
  const stamp = path.join(target, 'stamp');
  const good = nodeIsGood();
  const lock = readFileSync(path.join(source, 'package-lock.json'), 'utf8');
  const installed = existsSync(stamp) ? readFileSync(stamp, 'utf8') : '';
  const everything = `${lock}everything`;
  const want = good ? `${lock}yarn` : everything;

  // with Node fetched for another Node's sake, Yarn is there too
  if (installed !== want && installed !== everything) {
    mkdirSync(target, { recursive: true });
    for (const file of ['package.json', 'package-lock.json']) {
      copyFileSync(path.join(source, file), path.join(target, file));
    }
    const what = good
      ? 'Yarn'
      : `Node 24 (this is ${process.version}) and Yarn`;
    try {
      await step(`Fetching ${what}`, () =>
        runLogged(
          'npm',
          [
            'ci',
            '--no-audit',
            '--no-fund',
            '--ignore-scripts',
            '--loglevel=error',
            ...(good ? ['--omit=optional'] : []),
          ],
          {
            cwd: target,
            shell: windows,
            log: path.join(root, '.cache/logs/tools.log'),
            hint: 'Is the npm registry reachable? `npm ping` tells.',
          },
        ),
      );
    } catch (error) {
      fail(error.message);
    }
    writeFileSync(stamp, want);
  }

  const node = good ? process.execPath : fetchedNode(modules);
  if (!node) {
    fail(
      `This is Node ${process.version}; the portal needs Node 22.18 or newer, or 24, and there is none to fetch for ${process.platform}-${process.arch}. Install Node 24 and try again.`,
    );
  }

  // Backstage's own commands call `yarn`, which need not be installed.
  const bin = path.join(target, 'bin');
  mkdirSync(bin, { recursive: true });
  if (windows) {
    writeFileSync(path.join(bin, 'yarn.cmd'), `@"${node}" "${yarn}" %*\r\n`);
  } else {
    const shim = path.join(bin, 'yarn');
    writeFileSync(shim, `#!/bin/sh\nexec "${node}" "${yarn}" "$@"\n`);
    chmodSync(shim, 0o755);
  }

  const env = {
    ...process.env,
    PATH: [bin, path.dirname(node), process.env.PATH].join(path.delimiter),
  };
  // npm's own variables confuse the tools that run below it
  for (const key of Object.keys(env)) {
    if (/^npm_/i.test(key)) {
      delete env[key];
    }
  }
  return { node, yarn, env };
}
