export * from './apiVersions';
export * from './ClusterApi';
export * from './ClusterApiV1beta1';
export * from './ClusterApiV1beta2';
export * from './ControllerRevision';
export * from './isActivity';
export * from './ResourceType';
export * from './resourceTypes';
