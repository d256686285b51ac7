export * from './Violation';
export * from './validateClusterParameters';
export * from './validateSchema';
