import { KubernetesObject, ResourceType } from '@o2ims-portal/api';
import { KubernetesClient } from '@o2ims-portal/kubernetes-client';

/** A kind that every API server has. */
export interface ConfigMap extends KubernetesObject {
  data?: Record<string, string>;
}

/** @see ConfigMap */
export const configMaps: ResourceType = {
  group: '',
  version: 'v1',
  kind: 'ConfigMap',
  plural: 'configmaps',
  namespaced: true,
};

/** A selector that leaves out the ConfigMaps that are no test's. */
export const testObjects = { labelSelector: 'test=runtime' };

/** Creates or changes a ConfigMap that {@link testObjects} selects. */
export async function writeConfigMap(
  client: KubernetesClient,
  name: string,
  data: Record<string, string> = {},
): Promise<ConfigMap> {
  return client.apply<ConfigMap>(
    configMaps,
    {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { namespace: 'default', name, labels: { test: 'runtime' } },
      data,
    },
    { fieldManager: 'test' },
  );
}
