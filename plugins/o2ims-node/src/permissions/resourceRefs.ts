import { createPermissionResourceRef } from '@backstage/plugin-permission-node';
import {
  Cluster,
  Host,
  o2imsClusterResourceType,
  o2imsHostResourceType,
  o2imsOCloudResourceType,
  o2imsPluginId,
  o2imsRequestResourceType,
  OCloud,
  Request,
} from '@o2ims-portal/plugin-o2ims-common';

/** What a rule becomes where it narrows a list: says of one item whether it stays. @public */
export type ItemFilter<T> = (item: T) => boolean;

const pluginId = o2imsPluginId;

/** Requests, as the REST API tells them. Their reference is `kind/namespace/name`. @public */
export const requestPermissionResourceRef = createPermissionResourceRef<
  Request,
  ItemFilter<Request>
>().with({ pluginId, resourceType: o2imsRequestResourceType });

/** Clusters, as the REST API tells them. Their reference is `namespace/name`. @public */
export const clusterPermissionResourceRef = createPermissionResourceRef<
  Cluster,
  ItemFilter<Cluster>
>().with({ pluginId, resourceType: o2imsClusterResourceType });

/** Hosts, as the REST API tells them. Their reference is `namespace/name`. @public */
export const hostPermissionResourceRef = createPermissionResourceRef<
  Host,
  ItemFilter<Host>
>().with({ pluginId, resourceType: o2imsHostResourceType });

/** O-Clouds, as the REST API tells them. Their reference is the name. @public */
export const oCloudPermissionResourceRef = createPermissionResourceRef<
  OCloud,
  ItemFilter<OCloud>
>().with({ pluginId, resourceType: o2imsOCloudResourceType });
