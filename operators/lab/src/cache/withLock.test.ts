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
    let finish = () => undefined as void;
    const first = withLock({ file }, async () => {
      events.push('first begins');
      await new Promise<void>(resolve => {
        finish = resolve;
      });
      events.push('first ends');
    });
    await new Promise<void>(resolve => {
      const second = withLock(
        {
          file,
          onWait: pid => {
            waited.push(pid);
            finish();
          },
        },
        async () => {
          events.push('second');
        },
      );
      second.then(resolve);
    });
    await first;
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
