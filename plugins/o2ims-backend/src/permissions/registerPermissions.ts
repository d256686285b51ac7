import { PermissionsRegistryService } from '@backstage/backend-plugin-api';
import {
  o2imsClusterReadPermission,
  o2imsHostReadPermission,
  o2imsOCloudPermissions,
  o2imsRequestCreatePermission,
  o2imsRequestPermissions,
  o2imsTemplateReadPermission,
  parseRequestPath,
} from '@o2ims-portal/plugin-o2ims-common';
import {
  clusterPermissionResourceRef,
  clusterPermissionRules,
  hostPermissionResourceRef,
  hostPermissionRules,
  oCloudPermissionResourceRef,
  oCloudPermissionRules,
  requestPermissionResourceRef,
  requestPermissionRules,
} from '@o2ims-portal/plugin-o2ims-node';
import { ManagementCluster } from '../kubernetes/ManagementCluster';

function toNamespacedName(ref: string): { namespace: string; name: string } {
  const [namespace, name] = ref.split('/').map(decodeURIComponent);
  return { namespace, name };
}

/** Tells the permission framework what this plugin asks of policies, and how to find what they decide about. */
export function registerPermissions(options: {
  permissionsRegistry: PermissionsRegistryService;
  cluster: ManagementCluster;
}): void {
  const { permissionsRegistry, cluster } = options;
  permissionsRegistry.addPermissions([
    o2imsRequestCreatePermission,
    o2imsTemplateReadPermission,
  ]);
  permissionsRegistry.addResourceType({
    resourceRef: requestPermissionResourceRef,
    permissions: o2imsRequestPermissions,
    rules: Object.values(requestPermissionRules),
    getResources: async refs => {
      const model = cluster.read('request');
      return refs.map(ref => {
        const key = parseRequestPath(ref);
        return key && model.request(key);
      });
    },
  });
  permissionsRegistry.addResourceType({
    resourceRef: clusterPermissionResourceRef,
    permissions: [o2imsClusterReadPermission],
    rules: Object.values(clusterPermissionRules),
    getResources: async refs => {
      const model = cluster.read('cluster');
      return refs.map(ref => model.cluster(toNamespacedName(ref)));
    },
  });
  permissionsRegistry.addResourceType({
    resourceRef: hostPermissionResourceRef,
    permissions: [o2imsHostReadPermission],
    rules: Object.values(hostPermissionRules),
    getResources: async refs => {
      const model = cluster.read('host');
      return refs.map(ref => model.host(toNamespacedName(ref)));
    },
  });
  permissionsRegistry.addResourceType({
    resourceRef: oCloudPermissionResourceRef,
    permissions: o2imsOCloudPermissions,
    rules: Object.values(oCloudPermissionRules),
    getResources: async refs => {
      const model = cluster.read('oCloud');
      return refs.map(ref => model.oCloud(decodeURIComponent(ref)));
    },
  });
}
