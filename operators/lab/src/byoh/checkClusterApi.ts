import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { clusterApiReleases } from '../binaries/apiOfRelease';
import { LabFiles } from '../lab/LabFiles';

/**
 * Remembers which release of Cluster API a directory is for, and refuses another later: an older one could not read
 * what a newer one has stored.
 */
export async function checkClusterApi(
  files: LabFiles,
  release: string,
): Promise<void> {
  const kept =
    (await readFile(files.clusterApi, 'utf8').catch(() => undefined)) ??
    // from before this was remembered
    (existsSync(files.kubeconfig) ? clusterApiReleases[0] : undefined);
  if (kept === undefined) {
    await writeFile(files.clusterApi, release);
  } else if (kept !== release) {
    throw new Error(
      `${files.directory} holds what Cluster API ${kept} made, which ${release} is not for: start it with --cluster-api ${kept}, choose another directory with --data, or delete this one with \`npm run lab -- reset\``,
    );
  }
}
