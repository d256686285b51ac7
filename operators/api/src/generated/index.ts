export * from './ClusterTemplate';
export * from './FocomProvisioningRequest';
export * from './OCloud';
export * from './ProvisioningRequest';
export * from './TemplateInfo';
