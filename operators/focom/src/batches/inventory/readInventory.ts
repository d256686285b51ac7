import {
  ConfigMap,
  describeViolations,
  reasons,
  validateSchema,
  Violation,
} from '@o2ims-portal/api';
import { parseDocument } from 'yaml';
import { Problem } from '../../requests/Problem';
import { Inventory } from './Inventory';
import { inventorySchema } from './inventorySchema';

/** Key of the ConfigMap that the inventory is in, by the name of the file that it usually is. */
export const INVENTORY_KEY = 'input.json';

type HostId = string | number;

interface InventoryFile {
  k8s_version?: string;
  hosts: { host_id: HostId }[];
  clusters: {
    cluster_name: string;
    cluster_masters: { host_id: HostId }[];
    cluster_workers?: { host_id: HostId }[];
  }[];
}

/** What the schema cannot say. */
function findContradictions({ hosts, clusters }: InventoryFile): Violation[] {
  const known = new Set(hosts.map(({ host_id }) => String(host_id)));
  const names = clusters.map(({ cluster_name }) => cluster_name);
  return clusters.flatMap((cluster, index) => {
    const place = `/clusters/${index}`;
    const { cluster_name: name, cluster_masters, cluster_workers } = cluster;
    const lists = { cluster_masters, cluster_workers };
    return [
      ...(names.indexOf(name) < index
        ? [
            {
              pointer: `${place}/cluster_name`,
              message: `is the name of /clusters/${names.indexOf(name)} too`,
            },
          ]
        : []),
      ...Object.entries(lists).flatMap(([list, members = []]) =>
        members.flatMap(({ host_id }, at) =>
          known.has(String(host_id))
            ? []
            : [
                {
                  pointer: `${place}/${list}/${at}/host_id`,
                  message: `there is no host '${host_id}' in /hosts`,
                },
              ],
        ),
      ),
    ];
  });
}

function toInventory({ k8s_version, clusters }: InventoryFile): Inventory {
  const idsOf = (list: { host_id: HostId }[] = []) =>
    list.map(({ host_id }) => String(host_id));
  return {
    ...(k8s_version && { k8sVersion: `v${k8s_version.replace(/^v/, '')}` }),
    clusters: clusters.map(cluster => ({
      name: cluster.cluster_name,
      masters: idsOf(cluster.cluster_masters),
      workers: idsOf(cluster.cluster_workers),
    })),
  };
}

/**
 * Reads the inventory in a ConfigMap. What it says about what is wrong names places, and never what is there: passwords
 * are in the same text.
 */
export function readInventory(
  configMap: ConfigMap | undefined,
  { namespace, name }: { namespace: string; name: string },
): Inventory | Problem {
  const where = `ConfigMap '${name}' in namespace '${namespace}'`;
  const invalid = (what: string): Problem => ({
    phase: 'FAILED',
    reason: reasons.inventoryInvalid,
    message: `The inventory in ${where} cannot be used: ${what}. Correct it; clusters that are there stay as they are meanwhile.`,
  });
  if (!configMap) {
    return {
      phase: 'PENDING',
      reason: reasons.inventoryNotFound,
      message: `There is no ${where}, which is to have the inventory. Create it from an ${INVENTORY_KEY}, or name another one in spec.inventory.`,
    };
  }
  const text = configMap.data?.[INVENTORY_KEY];
  if (text === undefined) {
    return invalid(`it has no key '${INVENTORY_KEY}'`);
  }
  const document = parseDocument(text, { prettyErrors: true });
  const [error] = document.errors;
  if (error) {
    const [{ line, col } = { line: 1, col: 1 }] = error.linePos ?? [];
    return invalid(`${INVENTORY_KEY} is not JSON at line ${line}, ${col}`);
  }
  const content: unknown = document.toJS({ maxAliasCount: 0 });
  const violations = validateSchema(inventorySchema, content);
  const contradictions =
    violations.length > 0 ? [] : findContradictions(content as InventoryFile);
  const wrong = [...violations, ...contradictions];
  return wrong.length > 0
    ? invalid(describeViolations(wrong))
    : toInventory(content as InventoryFile);
}
