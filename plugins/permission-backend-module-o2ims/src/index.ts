/**
 * A permission policy for the O2IMS plugins, by three roles: viewer, developer, platform engineer.
 *
 * @packageDocumentation
 */
export { permissionModuleO2ims as default } from './module';
export { O2imsPolicy } from './O2imsPolicy';
export { readO2imsRoles } from './O2imsRoles';
export type { O2imsRole, O2imsRoles } from './O2imsRoles';
