/**
 * FOCOM: turns FocomProvisioningRequests into ProvisioningRequests on an O-Cloud, and passes their status back.
 *
 * @packageDocumentation
 */
export * from './addFocomControllers';
