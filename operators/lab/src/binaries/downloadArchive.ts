import { mkdir, rename, rm } from 'node:fs/promises';
import { basename } from 'node:path';
import { x } from 'tar';
import { download } from '../cache/download';
import { Binaries } from './Binaries';
import { binariesIn } from './binariesIn';

const WANTED = ['etcd', 'kube-apiserver'];

/** Where an archive is and what it must be. */
export interface ArchiveSource {
  url: string;
  sha512: string;
}

/** Downloads the official archive and puts its binaries into a directory, all of them or none. */
export async function downloadArchive(options: {
  source: ArchiveSource;
  directory: string;
  onProgress: (line: string) => void;
}): Promise<Binaries> {
  const { source, directory, onProgress } = options;
  const file = `${directory}.tar.gz`;
  onProgress(`Downloading ${source.url}`);
  await download({
    url: source.url,
    file,
    checksum: { algorithm: 'sha512', hex: source.sha512 },
    onProgress,
  });
  const draft = `${directory}.new`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true });
  await x({
    file,
    cwd: draft,
    // <some directories>/<binary>
    filter: path => WANTED.includes(basename(path)),
    strip: 2,
  });
  await binariesIn(draft);
  await rm(directory, { recursive: true, force: true });
  await rename(draft, directory);
  await rm(file, { force: true });
  return binariesIn(directory);
}
