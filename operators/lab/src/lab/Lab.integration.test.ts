import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { resourceTypes } from '@o2ims-portal/api';
import { KubernetesClient } from '@o2ims-portal/kubernetes-client';
import { findParts } from './findParts';
import { Lab } from './Lab';
import { LabFiles } from './LabFiles';
import { defaultSettings } from './LabSettings';
import { findRunningLab } from './LabState';
import { summarizePlane } from './summarizePlane';

jest.setTimeout(120_000);

describe('Lab', () => {
  let files: LabFiles;
  let lab: Lab | undefined;
  const lines: string[] = [];
  // the operators are tested in their own packages, and need not be built for this
  const settings = { ...defaultSettings, hosts: 3, operators: 'none' as const };
  const say = (line: string) => lines.push(line);

  beforeAll(async () => {
    files = LabFiles.create({
      directory: await mkdtemp(join(tmpdir(), 'o2ims-lab-')),
    });
  });

  afterAll(async () => {
    await lab?.stop();
    await rm(files.directory, { recursive: true, force: true });
  });

  it('starts a plane with hosts and tells other commands of it', async () => {
    await expect(findRunningLab(files)).resolves.toBeUndefined();
    lab = await Lab.start({ files, settings, say });
    await expect(findRunningLab(files)).resolves.toMatchObject({
      pid: process.pid,
      ready: true,
      settings,
    });
    expect(lines).toContain('3 hosts are registered; they are simulated');
    await expect(
      summarizePlane(files.kubeconfig, 'management'),
    ).resolves.toMatch(
      /^Hosts +3, \d of them free(, \d not clean)?\nClusters +none\nRequests +none/,
    );
    const parts = await findParts(files);
    const apiServer = parts.find(({ name }) => name === 'kube-apiserver');
    const { server } = (await findRunningLab(files))!;
    expect(new URL(server!).port).toBe(apiServer?.port);
    await expect(readFile(apiServer!.pidFile, 'utf8')).resolves.toMatch(
      /^\d+$/,
    );
  });

  it('is the only one in its directory', async () => {
    lab ??= await Lab.start({ files, settings, say });
    await expect(Lab.start({ files, settings, say })).rejects.toThrow(
      `A lab runs in ${files.directory} already (process ${process.pid})`,
    );
    await expect(findRunningLab(files)).resolves.toMatchObject({ ready: true });
  });

  it('goes on with what it had', async () => {
    lab ??= await Lab.start({ files, settings, say });
    const uids = async () => {
      const client = KubernetesClient.fromKubeconfig({
        file: files.kubeconfig,
      });
      const { items } = await client.list(resourceTypes.byoHost);
      await client.close();
      return items.map(({ metadata }) => metadata.uid).sort();
    };
    const before = await uids();
    expect(before).toHaveLength(3);
    await lab.stop();
    await expect(findRunningLab(files)).resolves.toBeUndefined();
    lab = await Lab.start({ files, settings, say });
    await expect(uids()).resolves.toEqual(before);
  });
});
