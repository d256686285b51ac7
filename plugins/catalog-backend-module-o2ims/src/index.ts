/**
 * Hosts and clusters as catalog entities, seconds after they change.
 *
 * @packageDocumentation
 */
export { catalogModuleO2ims, catalogModuleO2ims as default } from './module';
