import { Entity } from '@backstage/catalog-model';
import {
  entityAnnotations,
  entityTypes,
  Host,
  hostEntityRef,
} from '@o2ims-portal/plugin-o2ims-common';
import { toResourceEntity } from './toResourceEntity';

/**
 * A host as a catalog entity. It says what the host is, and not how it is doing: state, conditions and heartbeat
 * change too often for the catalog, and are there over REST.
 */
export function toHostEntity(
  host: Host,
  options: { defaultOwner: string },
): Entity {
  const { namespace, name, hostId, osImage, architecture } = host;
  const facts = [osImage, architecture].filter(Boolean).join(', ');
  return toResourceEntity({
    entityRef: hostEntityRef(host),
    source: `hosts/${namespace}/${name}`,
    title: name,
    description: host.simulated
      ? ['Simulated host', facts].filter(Boolean).join(': ')
      : facts,
    annotations: { [entityAnnotations.host]: `${namespace}/${name}` },
    labels: host.labels,
    tags: [
      ...(architecture ? [architecture] : []),
      ...(host.simulated ? ['simulated'] : []),
    ],
    spec: {
      type: entityTypes.host,
      owner: options.defaultOwner,
      oCloud: host.oCloudId,
      ...(hostId && { hostId }),
      ...(osImage && { operatingSystem: osImage }),
      ...(architecture && { architecture }),
    },
  });
}
