import { join } from 'node:path';
import { clusterApiParts } from '../../software/clusterApiComponent';
import { Software } from '../../software/Software';

/** The only one that BYOH's manager knows, and the user name that its webhook lets write to any ByoHost. */
const BYOH_WEBHOOK_PORT = 9443;
export const byohManagerUser =
  'system:serviceaccount:byoh-system:byoh-controller-manager';

/** A controller manager: what it is called, what it runs. */
export interface ManagerSpec {
  name: string;
  program: string;
  /** Its manifests. */
  config: string;
  /** Where its webhooks listen, if that is not for us to say. */
  webhookPort?: number;
  /** Who it is to the API server; an administrator unless told otherwise. */
  user?: string;
  args(options: {
    webhookPort: number;
    certificates: string;
    healthPort: number;
  }): string[];
}

/** Names of all managers of real hosts, for those who look for them. */
export const managerNames = [
  'kube-controller-manager',
  ...clusterApiParts.map(({ name }) => `cluster-api-${name}`),
  'byoh-manager',
];

/** Cluster API's managers and BYOH's. */
export function managerSpecs(
  software: Pick<Software, 'clusterApi' | 'byoh'>,
): ManagerSpec[] {
  return [
    ...clusterApiParts.map(
      ({ name }) =>
        ({
          name: `cluster-api-${name}`,
          program: join(software.clusterApi, name, 'manager'),
          config: join(software.clusterApi, name, 'config'),
          args: ({ webhookPort, certificates, healthPort }) => [
            `--webhook-port=${webhookPort}`,
            `--webhook-cert-dir=${certificates}`,
            `--health-addr=127.0.0.1:${healthPort}`,
            // metrics, on a port of its choice that nobody asks
            '--diagnostics-address=127.0.0.1:0',
            '--insecure-diagnostics',
            '--feature-gates=MachinePool=false',
          ],
        } satisfies ManagerSpec),
    ),
    {
      name: 'byoh-manager',
      program: join(software.byoh, 'manager'),
      config: join(software.byoh, 'config'),
      webhookPort: BYOH_WEBHOOK_PORT,
      user: byohManagerUser,
      args: ({ healthPort }) => [
        '--metrics-addr=0',
        `--health-probe-bind-address=127.0.0.1:${healthPort}`,
      ],
    },
  ];
}
