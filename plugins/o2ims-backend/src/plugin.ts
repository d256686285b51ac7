import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { ChangePublisher } from './changes/ChangePublisher';
import { readO2imsConfig } from './config';
import { ManagementCluster } from './kubernetes/ManagementCluster';
import { Access } from './permissions/Access';
import { registerPermissions } from './permissions/registerPermissions';
import { RequestChanges } from './requests/RequestChanges';
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
        const cluster = ManagementCluster.create({
          config: readO2imsConfig(config),
          logger,
        });
        registerPermissions({ permissionsRegistry, cluster });
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
            access: Access.create({
              httpAuth,
              permissions,
              permissionsRegistry,
            }),
            cluster,
            requests,
            changes: RequestChanges.create({ cluster, logger }),
            details,
          }),
        );
      },
    });
  },
});
