export * from './ClusterParameters';
