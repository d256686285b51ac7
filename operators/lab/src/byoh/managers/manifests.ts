import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { KubernetesObject } from '@o2ims-portal/api';
import { parseAllDocuments } from 'yaml';
import { CustomResourceDefinition } from '../../crds/CustomResourceDefinition';

/** A webhook configuration, as far as we change it. */
export interface WebhookConfiguration extends KubernetesObject {
  webhooks: {
    name: string;
    clientConfig: {
      service?: { path?: string };
      url?: string;
      caBundle?: string;
    };
    [key: string]: unknown;
  }[];
}

/** The custom resources of a provider, from its `config` directory. */
export async function readDefinitions(
  config: string,
): Promise<CustomResourceDefinition[]> {
  const directory = join(config, 'crd', 'bases');
  const files = await readdir(directory);
  const documents = await Promise.all(
    files.map(file => readManifest<CustomResourceDefinition>(directory, file)),
  );
  return documents.flat();
}

/** Its webhook configurations. */
export async function readWebhooks(
  config: string,
): Promise<WebhookConfiguration[]> {
  return readManifest(join(config, 'webhook'), 'manifests.yaml');
}

/** One of its role or binding files. */
export async function readRbac(
  config: string,
  name: string,
): Promise<(KubernetesObject & { roleRef?: { name: string } })[]> {
  return readManifest(join(config, 'rbac'), `${name}.yaml`);
}

async function readManifest<T>(directory: string, file: string): Promise<T[]> {
  const text = await readFile(join(directory, file), 'utf8');
  return parseAllDocuments(text).map(document => document.toJS() as T);
}
