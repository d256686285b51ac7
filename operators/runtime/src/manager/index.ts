export * from './InformerOptions';
export * from './Manager';
export * from './ManagerOptions';
export * from './MissingKindError';
export * from './Task';
export * from './whenAborted';
