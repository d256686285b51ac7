import { Manifest } from '@o2ims-portal/plugin-o2ims-common';

/** A request and its cluster as YAML. */
export function sampleManifests(): Manifest[] {
  return ['FocomProvisioningRequest', 'Cluster'].map(kind => ({
    id: `${kind}/edge`,
    kind,
    namespace: 'default',
    name: 'edge',
    yaml: `kind: ${kind}\nmetadata:\n  name: edge\n  namespace: default\n`,
  }));
}
