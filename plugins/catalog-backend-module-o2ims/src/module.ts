import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { createO2imsClient } from '@o2ims-portal/plugin-o2ims-common';
import { O2imsEntityProvider } from './provider/O2imsEntityProvider';

/**
 * Gives the catalog the hosts and clusters that the o2ims backend knows.
 *
 * @public
 */
export const catalogModuleO2ims = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'o2ims',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogProcessingExtensionPoint,
        config: coreServices.rootConfig,
        discovery: coreServices.discovery,
        events: eventsServiceRef,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        scheduler: coreServices.scheduler,
      },
      async init({
        auth,
        catalog,
        config,
        discovery,
        events,
        lifecycle,
        logger,
        scheduler,
      }) {
        const provider = O2imsEntityProvider.fromConfig(config, {
          auth,
          client: createO2imsClient({ discoveryApi: discovery }),
          events,
          logger,
          scheduler,
        });
        lifecycle.addShutdownHook(() => provider.stop());
        catalog.addEntityProvider(provider);
      },
    });
  },
});
