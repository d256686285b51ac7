import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkProvider } from './checkProvider';
import { LabFiles } from './LabFiles';

describe('checkProvider', () => {
  let files: LabFiles;

  beforeEach(async () => {
    files = LabFiles.create({
      directory: await mkdtemp(join(tmpdir(), 'o2ims-provider-')),
    });
  });

  afterEach(async () => {
    await rm(files.directory, { recursive: true, force: true });
  });

  it('takes any provider for a new directory, and those of its kind later', async () => {
    await checkProvider(files, 'simulated');
    await checkProvider(files, 'simulated');
    // nobody plays simulated hosts: that may be the developer's turn
    await checkProvider(files, 'none');
    await expect(checkProvider(files, 'byoh')).rejects.toThrow(
      `${files.directory} holds a plane with simulated hosts, which cannot become real`,
    );
  });

  it('does not let a simulator at real hosts', async () => {
    await checkProvider(files, 'byoh');
    await checkProvider(files, 'byoh');
    await expect(checkProvider(files, 'simulated')).rejects.toThrow(
      'holds a plane with real hosts, which cannot become simulated',
    );
  });

  it('knows that a directory from before was of simulated hosts', async () => {
    await writeFile(files.kubeconfig, '');
    await expect(checkProvider(files, 'byoh')).rejects.toThrow(
      'holds a plane with simulated hosts',
    );
  });
});
