/**
 * The custom resources of this system, and the pure rules that the operators and the portal share.
 *
 * @packageDocumentation
 */
export * from './generated';
export * from './hosts';
export * from './lifecycle';
export * from './meta';
export * from './naming';
export * from './parameters';
export * from './resources';
export * from './selectors';
export * from './validation';
