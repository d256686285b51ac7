/**
 * A connection to a Kubernetes API server, for the operators and for the portal's backend.
 *
 * @packageDocumentation
 */
export { ApiError } from './ApiError';
export { type ClassifiedRequest, classifyRequest } from './classifyRequest';
export type { RequestCount } from './Connection';
export * from './Informer';
export * from './KubernetesClient';
export * from './NotServedError';
export * from './options';
export * from './parseKubeconfig';
export type { WriteFence } from './WriteFence';
