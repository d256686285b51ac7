// ClusterTemplates of the cases' own.
import { list } from './requests.mjs';

/** The template of the examples under another name, with some of its fields as they are given. */
export async function variant(name, fields) {
  const templates = await list(
    'o2ims.provisioning.oran.org/v1alpha1',
    'ClusterTemplate',
  );
  const { apiVersion, kind, spec } = templates.find(
    each => each.spec.name === 'byoh-workload-cluster',
  );
  return {
    apiVersion,
    kind,
    metadata: { name: `${name}-${spec.version}` },
    spec: { ...spec, ...fields, name },
  };
}
