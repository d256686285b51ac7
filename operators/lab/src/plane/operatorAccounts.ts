import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { KubernetesObject } from '@o2ims-portal/api';
import { KubernetesClient } from '@o2ims-portal/kubernetes-client';
import { parseAllDocuments } from 'yaml';
import { repositoryRoot } from '../repository/repositoryRoot';
import { accountTypes } from './accountTypes';
import { impersonate } from './impersonate';
import { writeKubeconfig } from './writeKubeconfig';

const FIELD_MANAGER = 'o2ims-lab';

/** The operators of this project, and the namespaces of their accounts: see operators/deploy/rbac. */
const namespaces = {
  'focom-operator': 'focom-system',
  'o2ims-operator': 'o2ims-system',
} as const;

/** @public */
export type OperatorName = keyof typeof namespaces;

/** Where the kubeconfig of an operator's account is, in the directory of a plane. */
export function operatorKubeconfig(
  directory: string,
  name: OperatorName,
): string {
  return join(directory, `${name}.kubeconfig`);
}

/** Puts the operators' accounts on a plane, and kubeconfigs into its directory with which one is them. */
export async function installOperatorAccounts(options: {
  client: KubernetesClient;
  directory: string;
  adminKubeconfig: string;
}): Promise<void> {
  const { client, directory, adminKubeconfig } = options;
  await Promise.all(
    (Object.keys(namespaces) as OperatorName[]).map(async name => {
      for (const object of await readAccount(name)) {
        await client.apply(accountTypes[object.kind], object, {
          fieldManager: FIELD_MANAGER,
        });
      }
      await writeKubeconfig(
        operatorKubeconfig(directory, name),
        impersonate(adminKubeconfig, {
          user: `system:serviceaccount:${namespaces[name]}:${name}`,
        }),
      );
    }),
  );
}

async function readAccount(name: OperatorName): Promise<KubernetesObject[]> {
  const file = join(repositoryRoot(), 'operators/deploy/rbac', `${name}.yaml`);
  return parseAllDocuments(await readFile(file, 'utf8')).map(document =>
    document.toJS(),
  );
}
