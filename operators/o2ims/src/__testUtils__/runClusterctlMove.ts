import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { KubernetesObject, ResourceType } from '@o2ims-portal/api';
import { Plane } from '@o2ims-portal/lab';

const definitionType: ResourceType = {
  group: 'apiextensions.k8s.io',
  version: 'v1',
  kind: 'CustomResourceDefinition',
  plural: 'customresourcedefinitions',
  namespaced: false,
};

/** Kinds of Cluster API and BYOH are found by the label that `clusterctl init` gives them. */
async function labelDefinitions({ client }: Plane): Promise<void> {
  const { items } = await client.list<KubernetesObject>(definitionType);
  await Promise.all(
    items
      .filter(({ metadata }) => metadata.name.endsWith('.cluster.x-k8s.io'))
      .map(({ metadata }) =>
        client.patch(definitionType, metadata, {
          metadata: { labels: { 'clusterctl.cluster.x-k8s.io': '' } },
        }),
      ),
  );
}

/** Runs `clusterctl move` from one plane to another. */
export async function runClusterctlMove(options: {
  clusterctl: string;
  from: Plane;
  to: Plane;
}): Promise<void> {
  const { clusterctl, from, to } = options;
  await labelDefinitions(from);
  await labelDefinitions(to);
  await promisify(execFile)(
    clusterctl,
    [
      'move',
      '--namespace=default',
      `--kubeconfig=${from.kubeconfig}`,
      `--to-kubeconfig=${to.kubeconfig}`,
    ],
    { env: { ...process.env, XDG_CONFIG_HOME: from.directory } },
  );
}
