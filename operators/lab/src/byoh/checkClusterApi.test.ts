import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LabFiles } from '../lab/LabFiles';
import { checkClusterApi } from './checkClusterApi';

describe('checkClusterApi', () => {
  let files: LabFiles;

  beforeEach(async () => {
    files = LabFiles.create({
      directory: await mkdtemp(join(tmpdir(), 'o2ims-cluster-api-')),
    });
  });

  afterEach(async () => {
    await rm(files.directory, { recursive: true, force: true });
  });

  it('takes any release for a new directory, and the same one later', async () => {
    await checkClusterApi(files, 'v1.13.6');
    await checkClusterApi(files, 'v1.13.6');
    await expect(checkClusterApi(files, 'v1.10.4')).rejects.toThrow(
      'start it with --cluster-api v1.13.6',
    );
  });

  it('knows which one a directory from before was for', async () => {
    await writeFile(files.kubeconfig, '');
    await checkClusterApi(files, 'v1.10.4');
    await expect(checkClusterApi(files, 'v1.13.6')).rejects.toThrow(
      'holds what Cluster API v1.10.4 made',
    );
  });
});
