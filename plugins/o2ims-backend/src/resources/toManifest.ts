import { KubernetesObject } from '@o2ims-portal/api';
import { Manifest } from '@o2ims-portal/plugin-o2ims-common';
import { stringify } from 'yaml';
import { blankSecrets } from './blankSecrets';
import { ObjectTree } from './ObjectTree';
import { idOf } from './toResourceNode';

const lastApplied = 'kubectl.kubernetes.io/last-applied-configuration';

/**
 * An object as YAML, without what only Kubernetes reads and without secrets.
 *
 * @param parameterSchema - of the template that it was made from
 */
export function toManifest(
  tree: ObjectTree,
  parameterSchema?: unknown,
): Manifest {
  const { object } = tree;
  const { kind, metadata } = object;
  return {
    id: idOf(tree),
    kind,
    ...(metadata.namespace && { namespace: metadata.namespace }),
    name: metadata.name,
    yaml: stringify(
      blankSecrets(
        { ...object, metadata: withoutBookkeeping(metadata) },
        {
          properties: {
            spec: {
              properties: {
                templateParameters: parameterSchema,
                clusters: {
                  items: {
                    properties: { templateParameters: parameterSchema },
                  },
                },
              },
            },
          },
        },
      ),
    ),
  };
}

function withoutBookkeeping(metadata: KubernetesObject['metadata']) {
  const {
    managedFields: _,
    annotations,
    ...rest
  } = metadata as typeof metadata & {
    managedFields?: unknown;
  };
  const { [lastApplied]: __, ...kept } = annotations ?? {};
  return {
    ...rest,
    ...(Object.keys(kept).length > 0 && { annotations: kept }),
  };
}
