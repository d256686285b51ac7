import {
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { DefinitionSource } from '../binaries/versions';
import { download } from '../cache/download';
import { downloadGoModule } from '../cache/downloadGoModule';
import { CustomResourceDefinition } from './CustomResourceDefinition';
import { digestOf } from './digestOf';

/**
 * The definitions of another project: from the cache, else from its Go module, else from its release's manifest. Checked
 * against what they must say, wherever they come from.
 *
 * @throws Error that lists what was tried
 */
export async function loadDefinitions(
  source: DefinitionSource,
  options: { cache: string; onProgress?: (line: string) => void },
): Promise<CustomResourceDefinition[]> {
  const { cache, onProgress = () => undefined } = options;
  const { name, module, digest } = source;
  const directory = join(cache, 'crds');
  // by digest too: another version of this project may need others of the same release
  const file = join(
    directory,
    `${name}-${module.version}-${digest.slice(0, 8)}.json`,
  );
  const tried: string[] = [];
  const attempts: [string, () => Promise<CustomResourceDefinition[]>][] = [
    [`cache ${file}`, async () => JSON.parse(await readFile(file, 'utf8'))],
    [`Go module ${module.path}`, () => fromModule(source, cache)],
    [source.manifest, () => fromManifest(source, directory)],
  ];
  for (const [where, load] of attempts) {
    try {
      const definitions = select(source, await load());
      if (tried.length > 0) {
        await mkdir(directory, { recursive: true });
        // of several processes that write it, each writes the same
        const draft = `${file}.${process.pid}`;
        await writeFile(draft, JSON.stringify(definitions));
        await rename(draft, file);
        onProgress(`Custom resources of ${name} ${module.version}: ${where}`);
      }
      return definitions;
    } catch (error) {
      tried.push(`${where}: ${error instanceof Error ? error.message : error}`);
    }
  }
  throw new Error(
    `The custom resource definitions of ${name} ${
      module.version
    } could not be had. Tried:\n${tried
      .map(line => `  - ${line}`)
      .join('\n')}\nConnect to the network once, or install Go.`,
  );
}

async function fromModule(
  source: DefinitionSource,
  cache: string,
): Promise<CustomResourceDefinition[]> {
  const { directory } = await downloadGoModule(source.module, {
    workDirectory: cache,
  });
  const files = await Promise.all(
    source.directories.map(async part => {
      const names = await readdir(join(directory, part));
      return names.map(name => join(directory, part, name));
    }),
  );
  const documents = await Promise.all(
    files.flat().map(async file => parse(await readFile(file, 'utf8'))),
  );
  return documents.flat();
}

async function fromManifest(
  source: DefinitionSource,
  directory: string,
): Promise<CustomResourceDefinition[]> {
  const file = join(directory, `${source.name}-${process.pid}.yaml`);
  try {
    await download({ url: source.manifest, file });
    return parse(await readFile(file, 'utf8'));
  } finally {
    await rm(file, { force: true });
    await rm(`${file}.part`, { force: true });
  }
}

function parse(text: string): CustomResourceDefinition[] {
  return parseAllDocuments(text).map(document => document.toJS());
}

function select(
  source: DefinitionSource,
  documents: CustomResourceDefinition[],
): CustomResourceDefinition[] {
  const definitions = documents.filter(
    document =>
      document?.kind === 'CustomResourceDefinition' &&
      source.definitions.includes(document.metadata.name),
  );
  const digest = digestOf(definitions);
  if (digest !== source.digest) {
    throw new Error(
      `the definitions there are not those of ${source.module.version}: their digest is ${digest} instead of ${source.digest}`,
    );
  }
  return definitions;
}
