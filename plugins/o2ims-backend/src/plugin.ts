import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { o2imsPermissions } from '@o2ims-portal/plugin-o2ims-common';
import { ChangePublisher } from './changes/ChangePublisher';
import { readO2imsConfig } from './config';
import { ManagementCluster } from './kubernetes/ManagementCluster';
import { RequestDetails } from './requests/RequestDetails';
import { RequestService } from './requests/RequestService';
import { createRouter } from './routes/createRouter';

/**
 * The portal's door to the management cluster: requests, hosts, clusters and templates over REST, and their changes
 * as signals and events.
 *
 * @public
 */
export const o2imsPlugin = createBackendPlugin({
  pluginId: 'o2ims',
  register(env) {
    env.registerInit({
      deps: {
        auditor: coreServices.auditor,
        config: coreServices.rootConfig,
        events: eventsServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        signals: signalsServiceRef,
      },
      async init({
        auditor,
        config,
        events,
        httpAuth,
        httpRouter,
        lifecycle,
        logger,
        permissions,
        permissionsRegistry,
        signals,
      }) {
        permissionsRegistry.addPermissions(o2imsPermissions);

        const cluster = ManagementCluster.create({
          config: readO2imsConfig(config),
          logger,
        });
        const unfollow = ChangePublisher.create({
          signals,
          events,
          logger,
        }).follow(cluster);
        lifecycle.addShutdownHook(async () => {
          unfollow();
          await cluster.stop();
        });
        cluster.start();

        const requests = RequestService.create({ cluster, logger });
        const details = RequestDetails.create({ cluster });
        httpRouter.use(
          await createRouter({
            auditor,
            httpAuth,
            permissions,
            cluster,
            requests,
            details,
          }),
        );
      },
    });
  },
});
