export * from './ControllerOptions';
export * from './Reconciler';
export * from './TerminalError';
export * from './Watch';
export * from './watchMapped';
export * from './watchObject';
