import { EventEmitter, once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withLock } from './withLock';

describe('withLock', () => {
  let directory: string;
  let file: string;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'o2ims-lock-'));
    file = join(directory, 'lock');
  });

  afterEach(async () => {
    await rm(directory, { recursive: true, force: true });
  });

  it('lets one work after the other and tells who waits', async () => {
    const events: string[] = [];
    const waited: number[] = [];
    const steps = new EventEmitter();
    const begun = once(steps, 'begun');
    const mayFinish = once(steps, 'may finish');
    const first = withLock({ file }, async () => {
      events.push('first begins');
      steps.emit('begun');
      await mayFinish;
      events.push('first ends');
    });
    // whoever comes while nobody has the lock may get it: the second comes later
    await begun;
    const second = withLock(
      {
        file,
        onWait: pid => {
          waited.push(pid);
          steps.emit('may finish');
        },
      },
      async () => {
        events.push('second');
      },
    );
    await Promise.all([first, second]);
    expect(events).toEqual(['first begins', 'first ends', 'second']);
    expect(waited).toEqual([process.pid]);
  });

  it('breaks the lock of a process that has died', async () => {
    // pids end far below
    await writeFile(file, '999999999');
    await expect(withLock({ file }, async () => 'done')).resolves.toBe('done');
  });

  it('gives the lock back when the work fails', async () => {
    const failing = withLock({ file }, async () => {
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    await expect(withLock({ file }, async () => 'done')).resolves.toBe('done');
  });
});
