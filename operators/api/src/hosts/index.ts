export * from './HostState';
