export * from './Violation';
export * from './checkNetworks';
export * from './checkVersion';
export * from './compilePattern';
export * from './validateClusterParameters';
export * from './validateSchema';
