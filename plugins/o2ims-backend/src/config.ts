import { RootConfigService } from '@backstage/backend-plugin-api';

/** Configuration of this plugin, with its defaults. */
export interface O2imsConfig {
  /** Where requests are made, and hosts, clusters and templates looked up. */
  namespace: string;
  /** Whether a host counts as free on which no cleaner runs; as the O2IMS operator is told. */
  acceptHostsWithoutCleaner: boolean;
  kubernetes: { kubeconfig?: string; context?: string };
}

/** Reads `o2ims` of the app's configuration. */
export function readO2imsConfig(config: RootConfigService): O2imsConfig {
  const o2ims = config.getOptionalConfig('o2ims');
  return {
    namespace: o2ims?.getOptionalString('namespace') ?? 'default',
    acceptHostsWithoutCleaner:
      o2ims?.getOptionalBoolean('acceptHostsWithoutCleaner') ?? false,
    kubernetes: {
      kubeconfig: o2ims?.getOptionalString('kubernetes.kubeconfig'),
      context: o2ims?.getOptionalString('kubernetes.context'),
    },
  };
}
