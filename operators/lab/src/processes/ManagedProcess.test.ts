import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commandLineOf } from './commandLineOf';
import { ManagedProcess } from './ManagedProcess';
import { until } from '../testing/until';
import { stopLeftover } from './stopLeftover';

const LONG = 'setTimeout(() => undefined, 600_000)';

describe('ManagedProcess', () => {
  let directory: string;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'o2ims-process-'));
  });

  afterEach(async () => {
    await rm(directory, { recursive: true, force: true });
  });

  function start(script: string): Promise<ManagedProcess> {
    return ManagedProcess.start({
      name: 'test',
      command: process.execPath,
      args: ['-e', script, directory],
      mark: directory,
      directory,
      logFile: join(directory, 'test.log'),
      pidFile: join(directory, 'test.pid'),
    });
  }

  it('says how a process ended and what it said last', async () => {
    const ended = await start('console.log("the end"); process.exit(3)');
    await expect(ended.exited).resolves.toEqual({ code: 3, signal: null });
    expect(ended.isRunning).toBe(false);
    await expect(ended.lastLines()).resolves.toBe('the end');
  });

  it('stops a process that does not want to', async () => {
    const stubborn = await start(
      `process.on("SIGTERM", () => undefined); console.log("ready"); ${LONG}`,
    );
    await until(async () => (await stubborn.lastLines()) === 'ready');
    await stubborn.stop({ graceMs: 10 });
    await expect(stubborn.exited).resolves.toEqual({
      code: null,
      signal: 'SIGKILL',
    });
    await expect(readFile(join(directory, 'test.pid'), 'utf8')).rejects.toThrow(
      'ENOENT',
    );
  });

  it('ends what an earlier run has left before it starts', async () => {
    const first = await start(LONG);
    const second = await start(LONG);
    await expect(first.exited).resolves.toMatchObject({ signal: 'SIGKILL' });
    expect(second.isRunning).toBe(true);
    await second.stop({ graceMs: 0 });
  });

  it("leaves a process alone that has a leftover's pid but is another's", async () => {
    const other = await start(LONG);
    const pidFile = join(directory, 'other.pid');
    await writeFile(pidFile, String(other.pid));
    await expect(
      stopLeftover({ pidFile, mark: '/some/other/directory' }),
    ).resolves.toBe(false);
    expect(other.isRunning).toBe(true);
    await other.stop({ graceMs: 0 });
  });

  it('names the command that could not be started', async () => {
    await expect(
      ManagedProcess.start({
        name: 'nothing',
        command: join(directory, 'nothing'),
        args: [],
        mark: directory,
        directory,
        logFile: join(directory, 'test.log'),
        pidFile: join(directory, 'test.pid'),
      }),
    ).rejects.toThrow(
      `nothing could not be started from ${join(directory, 'nothing')}`,
    );
  });

  it('ends with us, even when we are killed', async () => {
    // stands in for a parent that is killed: holds the child as ManagedProcess does, by the same guard
    const parent = spawn(
      process.execPath,
      [
        '-e',
        `const { spawn } = require('node:child_process');
         const child = spawn(process.execPath, ['-e', ${JSON.stringify(
           LONG,
         )}], { detached: true, stdio: 'ignore' });
         const guard = spawn('sh', ${JSON.stringify([
           '-c',
         ])}.concat([process.argv[1], 'guard', String(child.pid)]), { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
         guard.once('spawn', () => process.stdout.write(child.pid + '\\n'));`,
        ManagedProcess.guardScript,
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const [line] = await once(parent.stdout!, 'data');
    const pid = Number(String(line));
    await expect(commandLineOf(pid)).resolves.toContain('setTimeout');
    parent.kill('SIGKILL');
    await until(async () => (await commandLineOf(pid)) === undefined);
    await expect(commandLineOf(pid)).resolves.toBeUndefined();
  });
});
