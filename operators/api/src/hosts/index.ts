export * from './HostCleanliness';
export * from './HostState';
