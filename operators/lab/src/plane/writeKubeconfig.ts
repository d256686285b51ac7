import { readFile, rename, writeFile } from 'node:fs/promises';

/** Writes a kubeconfig for its owner's eyes only, at once; not at all when it is there already. */
export async function writeKubeconfig(
  file: string,
  content: string,
): Promise<void> {
  if ((await readFile(file, 'utf8').catch(() => '')) === content) {
    return;
  }
  await writeFile(`${file}.new`, content, { mode: 0o600 });
  await rename(`${file}.new`, file);
}
