// The lab that all cases share: scripts/lib/testRealHosts.mjs starts it, and LAB_DATA says where it is.
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { KubeConfig, KubernetesObjectApi } from '@kubernetes/client-node';

export const root = path.resolve(
  path.dirname(fileURLToPath(import.meta.url)),
  '../../..',
);
export const data = process.env.LAB_DATA;
if (!data) {
  throw new Error(
    'LAB_DATA is not set: run the cases with `npm run test:byoh -- [case ...]`, or set it to the data directory of a lab that runs with --provider byoh',
  );
}

/** Runs a command of the lab, such as `status`; resolves to what it printed. */
export async function lab(command, ...args) {
  const { stdout } = await promisify(execFile)(process.execPath, [
    path.join(root, 'operators/lab/dist/main.mjs'),
    command,
    '--data',
    data,
    ...args,
  ]);
  return stdout;
}

/** Runs a command inside a host; resolves to what it printed. */
export async function inHost(name, ...command) {
  return lab('host', name, '--', ...command);
}

/** Objects of the management plane. */
export function management() {
  return objectApi(config =>
    config.loadFromFile(path.join(data, 'kubeconfig')),
  );
}

/** Objects of a cluster, through the kubeconfig that its Secret on the management plane holds. */
export async function workload(cluster) {
  const secret = await management().read({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { namespace: 'default', name: `${cluster}-kubeconfig` },
  });
  const text = Buffer.from(secret.data.value, 'base64').toString();
  return objectApi(config => config.loadFromString(text));
}

/** The process of a part of the lab, such as `o2ims-operator`. */
export function pidOf(part) {
  return Number(readFileSync(path.join(data, `${part}.pid`), 'utf8'));
}

function objectApi(load) {
  const config = new KubeConfig();
  load(config);
  return KubernetesObjectApi.makeApiClient(config);
}
