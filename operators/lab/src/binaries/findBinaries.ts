import { join } from 'node:path';
import { cacheDirectory } from '../cache/cacheDirectory';
import { withLock } from '../cache/withLock';
import { archiveForThisMachine } from './archiveForThisMachine';
import { Binaries } from './Binaries';
import { binariesIn } from './binariesIn';
import { binariesOnPath } from './binariesOnPath';
import { buildFromSource } from './buildFromSource';
import { ArchiveSource, downloadArchive } from './downloadArchive';
import { archive, kubernetes } from './versions';

/** @see findBinaries */
export interface FindBinariesOptions {
  /** Where they must be; nowhere else is looked then. */
  directory?: string;
  env?: Record<string, string | undefined>;
  cache?: string;
  onProgress?: (line: string) => void;
  /** The archive to download, instead of the official one for this machine. */
  source?: ArchiveSource;
  build?: typeof buildFromSource;
}

/**
 * Finds etcd and kube-apiserver: where they are said to be (by option or KUBEBUILDER_ASSETS), on PATH, in the cache; or
 * gets them into the cache, by download or by a build from source. What is in the cache is complete and checked.
 *
 * @throws Error that lists what was tried and what to do
 */
export async function findBinaries(
  options: FindBinariesOptions = {},
): Promise<Binaries> {
  const {
    directory,
    env = process.env,
    cache = cacheDirectory(env),
    onProgress = () => undefined,
  } = options;
  if (directory) {
    try {
      return await binariesIn(directory);
    } catch (error) {
      throw new Error(
        `--binaries ${directory}: ${reasonOf(
          error,
        )}. Name a directory with etcd and kube-apiserver, or leave it out to have them found.`,
      );
    }
  }
  const downloaded = join(cache, archive.version);
  const built = join(cache, kubernetes.version);
  const tried: string[] = [];
  const attempt = async (where: string, find: () => Promise<Binaries>) => {
    try {
      return await find();
    } catch (error) {
      tried.push(`${where}: ${reasonOf(error)}`);
      return undefined;
    }
  };
  const inCache = async () =>
    (await attempt(`cache ${downloaded}`, () => binariesIn(downloaded))) ??
    attempt(`cache ${built}`, () => binariesIn(built));

  const assets = env.KUBEBUILDER_ASSETS;
  const present =
    (assets &&
      (await attempt(`KUBEBUILDER_ASSETS=${assets}`, () =>
        binariesIn(assets),
      ))) ||
    (await attempt('PATH', () => binariesOnPath(env.PATH ?? ''))) ||
    (await inCache());
  if (present) {
    return present;
  }
  return withLock(
    {
      file: join(cache, 'binaries.lock'),
      onWait: pid =>
        onProgress(`Waiting for process ${pid}, which is getting the binaries`),
    },
    async () => {
      tried.length = tried.length - 2;
      // whoever had the lock before us may have got them
      const meanwhile = await inCache();
      if (meanwhile) {
        return meanwhile;
      }
      const source = options.source ?? archiveForThisMachine(archive);
      const { build = buildFromSource } = options;
      const got =
        (await attempt('download', () => {
          if (!source) {
            throw new Error(
              `there is no archive for ${process.platform} on ${process.arch}`,
            );
          }
          return downloadArchive({ source, directory: downloaded, onProgress });
        })) ??
        (onProgress(`No ${tried[tried.length - 1]}; building from source`),
        await attempt('build from source', () =>
          build({ directory: built, onProgress }),
        ));
      if (got) {
        return got;
      }
      throw new Error(
        `etcd and kube-apiserver could not be found. Tried:\n${tried
          .map(line => `  - ${line}`)
          .join(
            '\n',
          )}\nConnect to the network once, or install Go, or name a directory that has them with --binaries DIR or KUBEBUILDER_ASSETS.`,
      );
    },
  );
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
