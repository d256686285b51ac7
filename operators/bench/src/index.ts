/**
 * Measurements of the operators.
 *
 * @packageDocumentation
 */
export { runChain } from './chain/runChain';
export { runFocom } from './focom/runFocom';
export { runO2ims } from './o2ims/runO2ims';
