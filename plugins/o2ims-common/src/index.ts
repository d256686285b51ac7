/**
 * What the O2IMS plugins share: permissions, the REST API's types and client, names of entities and messages.
 *
 * @packageDocumentation
 */
export * from './createO2imsClient';
export * from './entities';
export * from './kubeconfigCommand';
export * from './localOCloud';
export * from './messages';
export * from './O2imsClient';
export * from './permissions';
export * from './queries';
export * from './requestPath';
export * from './schema/openapi';
export { pluginId as o2imsPluginId } from './schema/openapi/generated/pluginId';
