import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { LabFiles } from './LabFiles';
import { ProviderName } from './LabSettings';

/**
 * Remembers whether a directory's hosts are real, and refuses the other kind later: real controllers would take
 * simulated clusters for their own, and the other way round.
 */
export async function checkProvider(
  files: LabFiles,
  provider: ProviderName,
): Promise<void> {
  const kind = provider === 'byoh' ? 'real' : 'simulated';
  const kept =
    (await readFile(files.provider, 'utf8').catch(() => undefined)) ??
    // from before this was remembered
    (existsSync(files.kubeconfig) ? 'simulated' : undefined);
  if (kept === undefined) {
    await writeFile(files.provider, kind);
  } else if (kept !== kind) {
    throw new Error(
      `${files.directory} holds a plane with ${kept} hosts, which cannot become ${kind}: choose another directory with --data, or delete this one with \`npm run lab -- reset\``,
    );
  }
}
