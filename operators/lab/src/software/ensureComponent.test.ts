import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Component } from './Component';
import { ensureComponent } from './ensureComponent';

describe('ensureComponent', () => {
  let cache: string;
  const lines: string[] = [];
  const onProgress = (line: string) => lines.push(line);

  beforeEach(async () => {
    cache = await mkdtemp(join(tmpdir(), 'o2ims-cache-'));
    lines.length = 0;
  });

  afterEach(async () => {
    await rm(cache, { recursive: true, force: true });
  });

  const component = (make: Component['make']): Component => ({
    name: 'tool-v1',
    summary: 'Making tool v1',
    contents: ['tool'],
    make,
  });

  it('makes it once', async () => {
    const make = jest.fn((directory: string) =>
      writeFile(join(directory, 'tool'), 'content'),
    );
    const ensure = () =>
      ensureComponent(component(make), { cache, onProgress });
    const [first, second] = await Promise.all([ensure(), ensure()]);
    expect(first).toBe(join(cache, 'tool-v1'));
    expect(second).toBe(first);
    await ensure();
    expect(make).toHaveBeenCalledTimes(1);
    expect(lines.filter(line => line === 'Making tool v1')).toHaveLength(1);
    await expect(readFile(join(first, 'tool'), 'utf8')).resolves.toBe(
      'content',
    );
  });

  it('leaves nothing that looks complete when it fails, and begins anew', async () => {
    const broken = component(async directory => {
      await writeFile(join(directory, 'other'), '');
    });
    await expect(
      ensureComponent(broken, { cache, onProgress }),
    ).rejects.toThrow('tool-v1 is not complete');
    const whole = component(directory =>
      writeFile(join(directory, 'tool'), ''),
    );
    const directory = await ensureComponent(whole, { cache, onProgress });
    await expect(readFile(join(directory, 'other'))).rejects.toThrow('ENOENT');
  });
});
