/**
 * For tests: what stands between a client and an API server, to count and to break, and what waits for a state.
 *
 * @packageDocumentation
 */
export * from './ApiProxy';
export * from './Observer';
export * from './TcpProxy';
export * from './interceptClient';
export * from './mortalClient';
