import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import {
  copyFile,
  mkdir,
  rename,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { create } from 'tar';
import { ImageSpec } from './ImageSpec';
import { librariesOf } from './librariesOf';

const PATH = '/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
/** Always the same, so that the same files make the same image. */
const CREATED = '2026-01-01T00:00:00Z';

/** Writes images as one archive in the form that `docker save` gave it, which `ctr images import` reads. */
export async function writeImageArchive(options: {
  file: string;
  images: ImageSpec[];
}): Promise<void> {
  const { file, images } = options;
  const work = `${file}.parts`;
  await rm(work, { recursive: true, force: true });
  await mkdir(work, { recursive: true });
  const manifest = [];
  for (const image of images) {
    manifest.push(await addImage(work, image));
  }
  await writeFile(join(work, 'manifest.json'), JSON.stringify(manifest));
  await create({ file, cwd: work, portable: true, noMtime: true }, ['.']);
  await rm(work, { recursive: true, force: true });
}

async function addImage(work: string, image: ImageSpec): Promise<object> {
  const { name, entrypoint = [] } = image;
  const root = join(work, 'root');
  await makeRoot(root, image);
  const draft = join(work, 'layer.tar');
  await create({ file: draft, cwd: root, portable: true, noMtime: true }, [
    '.',
  ]);
  await rm(root, { recursive: true, force: true });
  const digest = await sha256OfFile(draft);
  const layer = `${digest}.tar`;
  await rename(draft, join(work, layer));
  const config = JSON.stringify({
    architecture: process.arch === 'x64' ? 'amd64' : process.arch,
    os: 'linux',
    created: CREATED,
    config: { Env: [`PATH=${PATH}`], Entrypoint: entrypoint },
    rootfs: { type: 'layers', diff_ids: [`sha256:${digest}`] },
  });
  const configFile = `${createHash('sha256')
    .update(config)
    .digest('hex')}.json`;
  await writeFile(join(work, configFile), config);
  return { Config: configFile, RepoTags: [name], Layers: [layer] };
}

async function makeRoot(
  root: string,
  { files, links = {} }: ImageSpec,
): Promise<void> {
  for (const directory of ['etc', 'usr/local/bin', 'var/lib', 'run']) {
    await mkdir(join(root, directory), { recursive: true });
  }
  await mkdir(join(root, 'tmp'));
  await writeFile(
    join(root, 'etc/passwd'),
    'root:x:0:0::/:/\nnonroot:x:65532:65532::/:/\n',
  );
  await writeFile(join(root, 'etc/nsswitch.conf'), 'hosts: files dns\n');
  const libraries = await Promise.all(Object.values(files).map(librariesOf));
  const all = Object.assign({}, ...libraries, files) as typeof files;
  for (const [path, source] of Object.entries(all)) {
    const target = join(root, path);
    await mkdir(dirname(target), { recursive: true });
    await copyFile(source, target);
  }
  for (const [path, target] of Object.entries(links)) {
    await symlink(target, join(root, path));
  }
}

async function sha256OfFile(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
