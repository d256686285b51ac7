/**
 * Requests, hosts and clusters in the portal.
 *
 * @packageDocumentation
 */
export { default } from './plugin';
export { o2imsApiRef } from './api/o2imsApiRef';
