import {
  apiVersionOf,
  KubernetesObject,
  resourceTypes,
} from '@o2ims-portal/api';
import { KubernetesClient } from '@o2ims-portal/kubernetes-client';
import { adaptDefinition, ConversionWebhook } from '../../crds/adaptDefinition';
import { installDefinitions } from '../../plane/installResources';
import { accountTypes } from '../../plane/accountTypes';
import { ManagerSpec } from './managerSpecs';
import { readDefinitions, readRbac } from './manifests';

export const FIELD_MANAGER = 'o2ims-lab';
const BYOH_NAMESPACE = 'byoh-system';
const BYOH_PREFIX = 'byoh-';
/** What BYOH lets its agents do. */
const AGENT_RULES = [
  'byoh_csr_creator_clusterrole',
  'byoh_csr_creator_clusterrolebinding',
  'byohost_editor_role',
  'byohost_editor_clusterrolebinding',
  'secret_reader_clusterrole',
  'secret_reader_clusterrolebinding',
];

/** Puts what Cluster API and BYOH need on a plane, but their webhooks, which somebody has to answer first. */
export async function installProviders(
  client: KubernetesClient,
  specs: ManagerSpec[],
  conversionBy: (spec: ManagerSpec) => ConversionWebhook,
): Promise<void> {
  const definitions = await Promise.all(
    specs.map(async spec => {
      const all = await readDefinitions(spec.config);
      return all.map(each => adaptDefinition(each, conversionBy(spec)));
    }),
  );
  const { config } = specs.find(({ name }) => name === 'byoh-manager')!;
  const rules = await Promise.all(
    AGENT_RULES.map(name => readRbac(config, name)),
  );
  await Promise.all([
    installDefinitions(client, definitions.flat()),
    client.apply(
      resourceTypes.namespace,
      {
        apiVersion: apiVersionOf(resourceTypes.namespace),
        kind: resourceTypes.namespace.kind,
        metadata: { name: BYOH_NAMESPACE },
      },
      { fieldManager: FIELD_MANAGER },
    ),
    ...rules.flat().map(rule =>
      client.apply(accountTypes[rule.kind], withPrefix(rule), {
        fieldManager: FIELD_MANAGER,
      }),
    ),
  ]);
}

/** As BYOH's releases have it. */
function withPrefix(
  rule: KubernetesObject & { roleRef?: { name: string } },
): KubernetesObject {
  return {
    ...rule,
    metadata: { ...rule.metadata, name: BYOH_PREFIX + rule.metadata.name },
    ...(rule.roleRef && {
      roleRef: { ...rule.roleRef, name: BYOH_PREFIX + rule.roleRef.name },
    }),
  };
}
