export * from './ClusterApi';
export * from './ResourceType';
export * from './resourceTypes';
