/**
 * What stands between a client and an API server in tests, to count and to break.
 *
 * @packageDocumentation
 */
export * from './ApiProxy';
export * from './TcpProxy';
