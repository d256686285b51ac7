import { ResourceType, resourceTypes } from '@o2ims-portal/api';

const rbac = { group: 'rbac.authorization.k8s.io', version: 'v1' };

/** The kinds that say who may do what, by name. */
export const accountTypes: Record<string, ResourceType> = {
  Namespace: resourceTypes.namespace,
  ServiceAccount: {
    group: '',
    version: 'v1',
    kind: 'ServiceAccount',
    plural: 'serviceaccounts',
    namespaced: true,
  },
  ClusterRole: {
    ...rbac,
    kind: 'ClusterRole',
    plural: 'clusterroles',
    namespaced: false,
  },
  ClusterRoleBinding: {
    ...rbac,
    kind: 'ClusterRoleBinding',
    plural: 'clusterrolebindings',
    namespaced: false,
  },
  Role: { ...rbac, kind: 'Role', plural: 'roles', namespaced: true },
  RoleBinding: {
    ...rbac,
    kind: 'RoleBinding',
    plural: 'rolebindings',
    namespaced: true,
  },
};
