export * from './Condition';
export * from './KubernetesObject';
export * from './isObject';
export * from './setCondition';
