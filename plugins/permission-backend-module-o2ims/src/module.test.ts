import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import { o2imsHostReadPermission } from '@o2ims-portal/plugin-o2ims-common';
import { permissionModuleO2ims } from './module';

it('sets a policy, and says so when it lets nobody in', async () => {
  const setPolicy = jest.fn();
  const logger = mockServices.logger.mock();
  logger.child.mockReturnValue(logger);
  const backend = await startTestBackend({
    extensionPoints: [[policyExtensionPoint, { setPolicy }]],
    features: [permissionModuleO2ims, logger.factory],
  });
  try {
    expect(setPolicy).toHaveBeenCalledTimes(1);
    const decision = await setPolicy.mock.calls[0][0].handle(
      { permission: o2imsHostReadPermission },
      { info: { ownershipEntityRefs: ['user:default/rita'] } },
    );
    expect(decision).toEqual({ result: AuthorizeResult.DENY });
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('permission.o2ims.roles'),
    );
  } finally {
    await backend.stop();
  }
});
