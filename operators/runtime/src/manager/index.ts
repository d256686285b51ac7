export type { InformerOptions } from './InformerSet';
export * from './Manager';
export * from './ManagerOptions';
export * from './MissingKindError';
