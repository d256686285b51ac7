import { createPermission } from '@backstage/plugin-permission-common';

/** Permissions on a request are decided for each one: by its owner, its O-Cloud, its labels. @public */
export const o2imsRequestResourceType = 'o2ims-request';
/** @public */
export const o2imsClusterResourceType = 'o2ims-cluster';
/** @public */
export const o2imsHostResourceType = 'o2ims-host';
/** @public */
export const o2imsOCloudResourceType = 'o2ims-o-cloud';

/** See requests for clusters. @public */
export const o2imsRequestReadPermission = createPermission({
  name: 'o2ims.request.read',
  attributes: { action: 'read' },
  resourceType: o2imsRequestResourceType,
});

/** Ask for a cluster; which O-Clouds may be asked is decided by {@link o2imsOCloudUsePermission}. @public */
export const o2imsRequestCreatePermission = createPermission({
  name: 'o2ims.request.create',
  attributes: { action: 'create' },
});

/** Change what a request asks for: scale or upgrade its cluster, go back to an earlier revision, try again. @public */
export const o2imsRequestUpdatePermission = createPermission({
  name: 'o2ims.request.update',
  attributes: { action: 'update' },
  resourceType: o2imsRequestResourceType,
});

/** Approve a draft, so that it is executed. @public */
export const o2imsRequestApprovePermission = createPermission({
  name: 'o2ims.request.approve',
  attributes: { action: 'update' },
  resourceType: o2imsRequestResourceType,
});

/** Delete a request, and with it the cluster. @public */
export const o2imsRequestDeletePermission = createPermission({
  name: 'o2ims.request.delete',
  attributes: { action: 'delete' },
  resourceType: o2imsRequestResourceType,
});

/** See hosts. @public */
export const o2imsHostReadPermission = createPermission({
  name: 'o2ims.host.read',
  attributes: { action: 'read' },
  resourceType: o2imsHostResourceType,
});

/** See clusters. @public */
export const o2imsClusterReadPermission = createPermission({
  name: 'o2ims.cluster.read',
  attributes: { action: 'read' },
  resourceType: o2imsClusterResourceType,
});

/** See templates. @public */
export const o2imsTemplateReadPermission = createPermission({
  name: 'o2ims.template.read',
  attributes: { action: 'read' },
});

/** See O-Clouds, and how much room they have. @public */
export const o2imsOCloudReadPermission = createPermission({
  name: 'o2ims.o-cloud.read',
  attributes: { action: 'read' },
  resourceType: o2imsOCloudResourceType,
});

/** Ask for clusters on an O-Cloud. @public */
export const o2imsOCloudUsePermission = createPermission({
  name: 'o2ims.o-cloud.use',
  attributes: {},
  resourceType: o2imsOCloudResourceType,
});

/** Permissions on requests. @public */
export const o2imsRequestPermissions = [
  o2imsRequestReadPermission,
  o2imsRequestUpdatePermission,
  o2imsRequestApprovePermission,
  o2imsRequestDeletePermission,
];

/** Permissions on O-Clouds. @public */
export const o2imsOCloudPermissions = [
  o2imsOCloudReadPermission,
  o2imsOCloudUsePermission,
];

/** All permissions of this plugin. @public */
export const o2imsPermissions = [
  ...o2imsRequestPermissions,
  o2imsRequestCreatePermission,
  o2imsHostReadPermission,
  o2imsClusterReadPermission,
  o2imsTemplateReadPermission,
  ...o2imsOCloudPermissions,
];
