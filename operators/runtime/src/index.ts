/**
 * What an operator is made of: a manager with shared informers, controllers with a work queue, leader election,
 * events, status and finalizers, metrics.
 *
 * @packageDocumentation
 */
export * from './controller';
export * from './events/EventRecorder';
export * from './events/ObjectEvent';
export * from './finalizers/ensureFinalizer';
export * from './finalizers/removeFinalizer';
export * from './leader';
export * from './logging';
export * from './manager';
export * from './operator/OperatorConfig';
export * from './operator/OperatorOptions';
export * from './operator/runOperator';
export * from './queue/Backoff';
export * from './queue/Clock';
export * from './queue/WorkQueue';
export * from './status/applyStatus';
