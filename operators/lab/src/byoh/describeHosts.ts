import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  ByoHost,
  clusterOfHost,
  labels,
  Lease,
  resourceTypes,
  toHostState,
} from '@o2ims-portal/api';
import { KubernetesClient } from '@o2ims-portal/kubernetes-client';
import { LabFiles } from '../lab/LabFiles';
import { formatTable } from '../output/formatTable';
import { planHost } from './hostNetwork';
import { memoryOfGroup, readControlGroups } from './machine/controlGroups';

const BYTES_IN_MEBIBYTE = 1024 * 1024;

/** The real hosts of a lab as a table: what each does, for which cluster, and what memory it takes. */
export async function describeHosts(files: LabFiles): Promise<string> {
  const client = KubernetesClient.fromKubeconfig({ file: files.kubeconfig });
  try {
    const [registered, leases, groups, directories] = await Promise.all([
      client.list<ByoHost>(resourceTypes.byoHost),
      client.list<Lease>(resourceTypes.lease, {
        labelSelector: labels.reservedHost,
      }),
      readControlGroups(),
      readdir(join(files.directory, 'hosts')).catch(() => [] as string[]),
    ]);
    const plans = directories
      .map((_, index) => planHost(index + 1))
      .filter(({ name }) => directories.includes(name));
    const rows = plans.map(async ({ name, address, cgroup }) => {
      const host = registered.items.find(
        ({ metadata }) => metadata.name === name,
      );
      const lease = leases.items.find(
        ({ metadata }) => metadata.labels?.[labels.reservedHost] === name,
      );
      const memory = groups && (await memoryOfGroup(groups, cgroup));
      return [
        name,
        address,
        host ? toHostState(host, lease) : 'not registered',
        (host && clusterOfHost(host)) ?? '-',
        memory === undefined
          ? 'switched off'
          : `${Math.round(memory / BYTES_IN_MEBIBYTE)} MiB`,
      ];
    });
    return `${formatTable([
      ['HOST', 'ADDRESS', 'STATE', 'CLUSTER', 'MEMORY'],
      ...(await Promise.all(rows)),
    ])}\n`;
  } finally {
    await client.close();
  }
}
