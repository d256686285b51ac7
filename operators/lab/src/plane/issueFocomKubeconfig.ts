import { readFile } from 'node:fs/promises';
import { KubernetesObject } from '@o2ims-portal/api';
import { KubernetesClient } from '@o2ims-portal/kubernetes-client';
import { parse, stringify } from 'yaml';
import { accountTypes } from './accountTypes';
import { installAccount } from './installAccount';

/** As in operators/deploy/rbac/focom-o-cloud.yaml. */
const ACCOUNT = { namespace: 'focom-system', name: 'focom' };
const VALID_S = 365 * 24 * 3600;

interface TokenRequest extends KubernetesObject {
  spec: { expirationSeconds: number };
  status?: { token: string };
}

interface Kubeconfig {
  clusters: { name: string; cluster: object }[];
}

/**
 * Puts the account on an O-Cloud that FOCOM comes as from elsewhere, and makes a kubeconfig with which it is that one:
 * what the Secret of an OCloud has under the key `kubeconfig`. Valid for a year.
 *
 * @public
 */
export async function issueFocomKubeconfig(plane: {
  client: KubernetesClient;
  /** Path of the administrator's kubeconfig. */
  kubeconfig: string;
}): Promise<string> {
  const { client, kubeconfig } = plane;
  await installAccount(client, 'focom-o-cloud');
  const { status } = await client.create<TokenRequest>(
    accountTypes.ServiceAccount,
    {
      apiVersion: 'authentication.k8s.io/v1',
      kind: 'TokenRequest',
      metadata: ACCOUNT,
      spec: { expirationSeconds: VALID_S },
    },
    { subresource: 'token' },
  );
  const { clusters } = parse(await readFile(kubeconfig, 'utf8')) as Kubeconfig;
  const [{ name: cluster }] = clusters;
  const user = ACCOUNT.name;
  return stringify(
    {
      apiVersion: 'v1',
      kind: 'Config',
      'current-context': cluster,
      clusters,
      users: [{ name: user, user: { token: status!.token } }],
      contexts: [{ name: cluster, context: { cluster, user } }],
    },
    { lineWidth: 0 },
  );
}
