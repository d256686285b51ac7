import { createHash } from 'node:crypto';
import {
  lstat,
  mkdtemp,
  readFile,
  readlink,
  rm,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { x } from 'tar';
import { writeImageArchive } from './writeImageArchive';

// ldd is there on Linux only, and so are these images
const onLinux = process.platform === 'linux' ? describe : describe.skip;

onLinux('writeImageArchive', () => {
  let directory: string;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'o2ims-image-'));
  });

  afterEach(async () => {
    await rm(directory, { recursive: true, force: true });
  });

  async function write(name: string): Promise<string> {
    const program = join(directory, 'program');
    await writeFile(program, 'not dynamic', { mode: 0o755 });
    const file = join(directory, name);
    await writeImageArchive({
      file,
      images: [
        {
          name: 'example.org/program:v1',
          files: { '/usr/local/bin/program': program },
          links: { '/usr/local/bin/alias': 'program' },
          entrypoint: ['/usr/local/bin/program'],
        },
      ],
    });
    return file;
  }

  it('writes an archive that says what is in it', async () => {
    await x({ file: await write('images.tar'), cwd: directory });
    const read = (name: string) => readFile(join(directory, name));
    const [image] = JSON.parse(String(await read('manifest.json')));
    expect(image.RepoTags).toEqual(['example.org/program:v1']);

    const [layer] = image.Layers;
    const digest = createHash('sha256')
      .update(await read(layer))
      .digest('hex');
    const config = JSON.parse(String(await read(image.Config)));
    expect(config.rootfs.diff_ids).toEqual([`sha256:${digest}`]);
    expect(config.config.Entrypoint).toEqual(['/usr/local/bin/program']);

    await x({ file: join(directory, layer), cwd: directory });
    const program = join(directory, 'usr/local/bin/program');
    await expect(readFile(program, 'utf8')).resolves.toBe('not dynamic');
    expect((await lstat(program)).mode % 0o1000).toBe(0o755);
    await expect(
      readlink(join(directory, 'usr/local/bin/alias')),
    ).resolves.toBe('program');
  });

  it('writes the same for the same', async () => {
    const [first, second] = [await write('1.tar'), await write('2.tar')];
    expect((await readFile(first)).equals(await readFile(second))).toBe(true);
  });
});
