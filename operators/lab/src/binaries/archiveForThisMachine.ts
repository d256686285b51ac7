import { ArchiveSource } from './downloadArchive';
import { archive } from './versions';

/** Where the archive for this platform and processor is, if there is one. */
export function archiveForThisMachine({
  version,
  url,
  checksums,
}: typeof archive): ArchiveSource | undefined {
  const architecture = process.arch === 'x64' ? 'amd64' : process.arch;
  const target = `${process.platform}-${architecture}`;
  const sha512 = checksums[target];
  return sha512 ? { url: url(version, target), sha512 } : undefined;
}
