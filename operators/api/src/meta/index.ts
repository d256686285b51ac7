export * from './Condition';
export * from './KubernetesObject';
export * from './setCondition';
