export * from './ClusterParameters';
export * from './clusterParametersSchema';
export * from './withDefaults';
export * from './withTemplateDefaults';
