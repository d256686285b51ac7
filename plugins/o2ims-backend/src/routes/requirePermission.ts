import {
  BackstageCredentials,
  BackstageServicePrincipal,
  BackstageUserPrincipal,
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  BasicPermission,
} from '@backstage/plugin-permission-common';

type RequestOfCaller = Parameters<HttpAuthService['credentials']>[0];

/**
 * Checks that the caller, or the user on whose behalf a service calls, may do something.
 *
 * @throws NotAllowedError unless the policy says a plain yes
 */
export async function requirePermission(options: {
  httpAuth: HttpAuthService;
  permissions: PermissionsService;
  permission: BasicPermission;
  request: RequestOfCaller;
}): Promise<
  BackstageCredentials<BackstageUserPrincipal | BackstageServicePrincipal>
> {
  const { httpAuth, permissions, permission, request } = options;
  const credentials = await httpAuth.credentials(request, {
    allow: ['user', 'service'],
  });
  const [decision] = await permissions.authorize([{ permission }], {
    credentials,
  });
  if (decision.result !== AuthorizeResult.ALLOW) {
    throw new NotAllowedError(
      `You lack the permission ${permission.name}: ask those who run this portal`,
    );
  }
  return credentials;
}
