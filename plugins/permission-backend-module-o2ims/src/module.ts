import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import { O2imsPolicy } from './O2imsPolicy';
import { readO2imsRoles } from './O2imsRoles';

/**
 * Has the permission framework decide about requests, clusters, hosts and O-Clouds by the roles in `permission.o2ims`.
 * Permissions of other plugins are granted: a portal that restricts those too gives an {@link O2imsPolicy} its own
 * policy for them, in a module of its own.
 *
 * @public
 */
export const permissionModuleO2ims = createBackendModule({
  pluginId: 'permission',
  moduleId: 'o2ims-policy',
  register(registry) {
    registry.registerInit({
      deps: {
        config: coreServices.rootConfig,
        logger: coreServices.logger,
        policy: policyExtensionPoint,
      },
      async init({ config, logger, policy }) {
        const roles = readO2imsRoles(config);
        if (Object.values(roles.members).every(refs => refs.length === 0)) {
          logger.warn(
            'Nobody may see requests, clusters and hosts: say who has which role in permission.o2ims.roles',
          );
        }
        policy.setPolicy(O2imsPolicy.create({ roles }));
      },
    });
  },
});
