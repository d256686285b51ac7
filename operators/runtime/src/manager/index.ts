export * from './InformerOptions';
export * from './Manager';
export * from './ManagerOptions';
export * from './MissingKindError';
