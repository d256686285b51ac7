/**
 * Measurements of the operators.
 *
 * @packageDocumentation
 */
export { runChain } from './chain/runChain';
