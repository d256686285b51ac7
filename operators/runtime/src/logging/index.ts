export * from './createLogger';
export * from './Logger';
