import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import { createO2imsClient } from '@o2ims-portal/plugin-o2ims-common';
import { createProvisioningRequestCreateAction } from './actions/provisioningRequestCreate';
import { createProvisioningRequestDeleteAction } from './actions/provisioningRequestDelete';
import { createProvisioningRequestWaitAction } from './actions/provisioningRequestWait';

/**
 * Gives software templates the actions `focom:provisioning-request:create`, `:wait` and `:delete`.
 *
 * @public
 */
export const scaffolderModuleFocom = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'focom',
  register(env) {
    env.registerInit({
      deps: {
        actions: scaffolderActionsExtensionPoint,
        auth: coreServices.auth,
        config: coreServices.rootConfig,
        discovery: coreServices.discovery,
      },
      async init({ actions, auth, config, discovery }) {
        const options = {
          auth,
          client: createO2imsClient({ discoveryApi: discovery }),
          appBaseUrl: config.getOptionalString('app.baseUrl') ?? '',
        };
        actions.addActions(
          createProvisioningRequestCreateAction(options),
          createProvisioningRequestWaitAction(options),
          createProvisioningRequestDeleteAction(options),
        );
      },
    });
  },
});
