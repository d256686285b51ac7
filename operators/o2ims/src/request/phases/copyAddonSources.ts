import {
  addonName,
  addonSourceName,
  ConfigMap,
  isConditionTrue,
  resourceTypes,
  Secret,
} from '@o2ims-portal/api';
import { renderAddonSource } from '../../capi/renderAddonSource';
import { RenderedCopy } from '../../capi/RenderedObject';
import { RequestScope } from '../RequestScope';
import { RequestTools } from '../RequestTools';

export interface AddonCopies {
  rendered: RenderedCopy[];
  refusals: { rendered: Pick<RenderedCopy, 'object'>; refusal: string }[];
}

/**
 * The copies that a cluster still needs of what its add-ons consist of. What was applied in the cluster is not needed
 * any more.
 */
export async function copyAddonSources(
  scope: RequestScope,
  { client, caches, config }: RequestTools,
): Promise<AddonCopies> {
  const { namespace } = config;
  const { clusterName, addons = [] } = scope.plan!;
  const owner = {
    name: scope.request.metadata.name,
    uid: scope.uid,
    namespace,
  };
  const copies: AddonCopies = { rendered: [], refusals: [] };
  for (const { name: addon, resources } of addons) {
    const set = caches.clusterResourceSets.cache.get({
      namespace,
      name: addonName(clusterName, addon),
    });
    if (isConditionTrue(set?.status?.conditions, 'ResourcesApplied')) {
      continue;
    }
    for (const { kind, name } of resources) {
      const copy = {
        namespace,
        name: addonSourceName(clusterName, addon, name),
      };
      if (caches.addonSources[kind].cache.get(copy)) {
        continue;
      }
      const source = await client.get<ConfigMap | Secret>(
        kind === 'Secret' ? resourceTypes.secret : resourceTypes.configMap,
        { namespace, name },
      );
      if (source) {
        copies.rendered.push(
          renderAddonSource(source, { clusterName, addon, owner }),
        );
      } else {
        copies.refusals.push({
          rendered: {
            object: { apiVersion: 'v1', kind, metadata: copy, data: {} },
          },
          refusal: `Add-on '${addon}' consists of ${kind} '${name}' in namespace '${namespace}', which is gone; put it back`,
        });
      }
    }
  }
  return copies;
}
