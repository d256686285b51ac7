/**
 * The permission rules of the O2IMS plugins, and the conditions that a permission policy makes of them.
 *
 * @packageDocumentation
 */
export * from './permissions/resourceRefs';
export * from './permissions/requestRules';
export * from './permissions/clusterRules';
export * from './permissions/hostRules';
export * from './permissions/oCloudRules';
