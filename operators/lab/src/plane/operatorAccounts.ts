import { join } from 'node:path';
import { KubernetesClient } from '@o2ims-portal/kubernetes-client';
import { impersonate } from './impersonate';
import { installAccount } from './installAccount';
import { PlaneRole } from './PlaneRole';
import { writeKubeconfig } from './writeKubeconfig';

/** The operators of this project, and the namespaces of their accounts: see operators/deploy/rbac. */
const namespaces = {
  'focom-operator': 'focom-system',
  'o2ims-operator': 'o2ims-system',
} as const;

/** @public */
export type OperatorName = keyof typeof namespaces;

const operatorsOf: Record<PlaneRole, OperatorName[]> = {
  management: ['focom-operator', 'o2ims-operator'],
  'o-cloud': ['o2ims-operator'],
};

/** Where the kubeconfig of an operator's account is, in the directory of a plane. */
export function operatorKubeconfig(
  directory: string,
  name: OperatorName,
): string {
  return join(directory, `${name}.kubeconfig`);
}

/** Puts the operators' accounts on a plane, and kubeconfigs into its directory with which one is them. */
export async function installOperatorAccounts(
  plane: {
    client: KubernetesClient;
    directory: string;
    adminKubeconfig: string;
  },
  role: PlaneRole,
): Promise<void> {
  const { client, directory, adminKubeconfig } = plane;
  await Promise.all(
    operatorsOf[role].map(async name => {
      await installAccount(client, name);
      await writeKubeconfig(
        operatorKubeconfig(directory, name),
        impersonate(adminKubeconfig, {
          user: `system:serviceaccount:${namespaces[name]}:${name}`,
        }),
      );
    }),
  );
}
