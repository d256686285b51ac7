/**
 * The O2IMS operator: turns ProvisioningRequests into Cluster API and BYOH resources pinned to hosts.
 *
 * @packageDocumentation
 */
export * from './addO2imsControllers';
export type { O2imsConfig } from './config';
