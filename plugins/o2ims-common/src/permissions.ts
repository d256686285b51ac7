import { createPermission } from '@backstage/plugin-permission-common';

/** See requests for clusters. @public */
export const o2imsRequestReadPermission = createPermission({
  name: 'o2ims.request.read',
  attributes: { action: 'read' },
});

/** Ask for a cluster. @public */
export const o2imsRequestCreatePermission = createPermission({
  name: 'o2ims.request.create',
  attributes: { action: 'create' },
});

/** Delete a request, and with it the cluster. @public */
export const o2imsRequestDeletePermission = createPermission({
  name: 'o2ims.request.delete',
  attributes: { action: 'delete' },
});

/** See hosts. @public */
export const o2imsHostReadPermission = createPermission({
  name: 'o2ims.host.read',
  attributes: { action: 'read' },
});

/** See clusters. @public */
export const o2imsClusterReadPermission = createPermission({
  name: 'o2ims.cluster.read',
  attributes: { action: 'read' },
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
});

/** All permissions of this plugin. @public */
export const o2imsPermissions = [
  o2imsRequestReadPermission,
  o2imsRequestCreatePermission,
  o2imsRequestDeletePermission,
  o2imsHostReadPermission,
  o2imsClusterReadPermission,
  o2imsTemplateReadPermission,
  o2imsOCloudReadPermission,
];
