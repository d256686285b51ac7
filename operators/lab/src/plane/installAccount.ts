import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { KubernetesObject } from '@o2ims-portal/api';
import { KubernetesClient } from '@o2ims-portal/kubernetes-client';
import { parseAllDocuments } from 'yaml';
import { repositoryRoot } from '../repository/repositoryRoot';
import { accountTypes } from './accountTypes';

const FIELD_MANAGER = 'o2ims-lab';

/** Puts an account of operators/deploy/rbac, with what it may do, on a plane. */
export async function installAccount(
  client: KubernetesClient,
  name: string,
): Promise<void> {
  const file = join(repositoryRoot(), 'operators/deploy/rbac', `${name}.yaml`);
  const objects = parseAllDocuments(await readFile(file, 'utf8')).map(
    document => document.toJS() as KubernetesObject,
  );
  for (const object of objects) {
    await client.apply(accountTypes[object.kind], object, {
      fieldManager: FIELD_MANAGER,
    });
  }
}
