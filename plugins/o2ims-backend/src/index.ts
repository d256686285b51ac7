/**
 * The backend of the O2IMS plugins.
 *
 * @packageDocumentation
 */
export { o2imsPlugin, o2imsPlugin as default } from './plugin';
