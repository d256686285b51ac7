import { stringify } from 'yaml';
import { AdminCredentials } from '../certificates/ensureApiServerPki';

/** The content of a kubeconfig for the administrator of an API server. */
export function renderKubeconfig(options: {
  name: string;
  server: string;
  credentials: AdminCredentials;
}): string {
  const { name, server, credentials } = options;
  const user = `${name}-admin`;
  return stringify(
    {
      apiVersion: 'v1',
      kind: 'Config',
      'current-context': name,
      clusters: [
        {
          name,
          cluster: {
            server,
            'certificate-authority-data': base64(credentials.authority),
          },
        },
      ],
      users: [
        {
          name: user,
          user: {
            'client-certificate-data': base64(credentials.admin.certificate),
            'client-key-data': base64(credentials.admin.key),
          },
        },
      ],
      contexts: [
        { name, context: { cluster: name, user, namespace: 'default' } },
      ],
    },
    { lineWidth: 0 },
  );
}

function base64(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64');
}
