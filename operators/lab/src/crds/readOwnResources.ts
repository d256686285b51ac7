import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ClusterTemplate } from '@o2ims-portal/api';
import { parse } from 'yaml';
import { packageDirectory } from '../repository/packageDirectory';
import { CustomResourceDefinition } from './CustomResourceDefinition';

/** The custom resources of this project. */
export async function readOwnDefinitions(): Promise<
  CustomResourceDefinition[]
> {
  return readDirectory<CustomResourceDefinition>('crds');
}

/** The ClusterTemplates that come with this project. */
export async function readTemplates(): Promise<ClusterTemplate[]> {
  return readDirectory<ClusterTemplate>('templates');
}

async function readDirectory<T>(name: string): Promise<T[]> {
  const directory = join(packageDirectory('@o2ims-portal/api'), name);
  const files = (await readdir(directory)).filter(file =>
    file.endsWith('.yaml'),
  );
  return Promise.all(
    files.map(async file =>
      parse(await readFile(join(directory, file), 'utf8')),
    ),
  );
}
