export * from './Manager';
export * from './ManagerOptions';
export * from './MissingKindError';
