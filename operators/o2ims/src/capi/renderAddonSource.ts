import {
  addonSourceName,
  apiVersionOf,
  ConfigMap,
  labels,
  requestLabels,
  resourceTypes,
  Secret,
} from '@o2ims-portal/api';
import { ObjectOwner, RenderedCopy } from './RenderedObject';

/** The only type of Secret that Cluster API takes manifests from. */
const SECRET_TYPE = 'addons.cluster.x-k8s.io/resource-set';

/**
 * A cluster's own copy of a ConfigMap or Secret that an add-on consists of, as that is now: what happens to the
 * template's afterwards is nothing to the cluster.
 */
export function renderAddonSource(
  source: ConfigMap | Secret,
  options: {
    clusterName: string;
    addon: string;
    owner: Pick<ObjectOwner, 'name' | 'uid' | 'namespace'>;
  },
): RenderedCopy {
  const { clusterName, addon, owner } = options;
  const isSecret = source.kind === resourceTypes.secret.kind;
  const type = isSecret ? resourceTypes.secret : resourceTypes.configMap;
  const copy = {
    apiVersion: apiVersionOf(type),
    kind: type.kind,
    metadata: {
      name: addonSourceName(clusterName, addon, source.metadata.name),
      namespace: owner.namespace,
      labels: {
        ...requestLabels({ metadata: owner }),
        [labels.clusterName]: clusterName,
      },
    },
    ...(isSecret && { type: SECRET_TYPE }),
    immutable: true,
    data: source.data ?? {},
  };
  return { type, object: copy };
}
