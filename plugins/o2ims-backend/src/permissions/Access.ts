import {
  BackstageCredentials,
  BackstageServicePrincipal,
  BackstageUserPrincipal,
  HttpAuthService,
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  BasicPermission,
  Permission,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import {
  createConditionTransformer,
  PermissionResourceRef,
} from '@backstage/plugin-permission-node';
import { ItemFilter } from '@o2ims-portal/plugin-o2ims-node';
import { toItemFilter } from './toItemFilter';

/** Who calls: a person, or a service, maybe on a person's behalf. */
export type CallerCredentials = BackstageCredentials<
  BackstageUserPrincipal | BackstageServicePrincipal
>;

type RequestOfCaller = Parameters<HttpAuthService['credentials']>[0];

function refusal({ name }: Permission, what = ''): NotAllowedError {
  return new NotAllowedError(
    `You lack the permission ${name}${what}: ask those who run this portal`,
  );
}

/** Which of the things of one kind a caller may do something with. */
export interface Allowed<T> {
  credentials: CallerCredentials;
  /** Says of one whether it is among them. */
  includes: ItemFilter<T>;
  /** @throws NotAllowedError unless it is among them */
  check(item: T, name: string): void;
}

/** Asks the permission policy what a caller may do. */
export class Access {
  readonly #httpAuth: HttpAuthService;
  readonly #permissions: PermissionsService;
  readonly #registry: PermissionsRegistryService;

  static create(options: {
    httpAuth: HttpAuthService;
    permissions: PermissionsService;
    permissionsRegistry: PermissionsRegistryService;
  }): Access {
    return new Access(options);
  }

  private constructor(options: {
    httpAuth: HttpAuthService;
    permissions: PermissionsService;
    permissionsRegistry: PermissionsRegistryService;
  }) {
    this.#httpAuth = options.httpAuth;
    this.#permissions = options.permissions;
    this.#registry = options.permissionsRegistry;
  }

  /**
   * Checks something that is allowed or not, whatever it is done with.
   *
   * @throws NotAllowedError unless the policy says a plain yes
   */
  async require(
    request: RequestOfCaller,
    permission: BasicPermission,
  ): Promise<CallerCredentials> {
    const credentials = await this.#credentialsOf(request);
    const [decision] = await this.#permissions.authorize([{ permission }], {
      credentials,
    });
    if (decision.result !== AuthorizeResult.ALLOW) {
      throw refusal(permission);
    }
    return credentials;
  }

  /**
   * Finds out with which things something is allowed.
   *
   * @throws NotAllowedError when the policy says no, whatever it is
   */
  async among<T, TResourceType extends string>(
    request: RequestOfCaller,
    permission: ResourcePermission<TResourceType>,
    resourceRef: PermissionResourceRef<T, ItemFilter<T>, TResourceType>,
  ): Promise<Allowed<T>> {
    const credentials = await this.#credentialsOf(request);
    const [decision] = await this.#permissions.authorizeConditional(
      [{ permission }],
      { credentials },
    );
    if (decision.result === AuthorizeResult.DENY) {
      throw refusal(permission);
    }
    const includes: ItemFilter<T> =
      decision.result === AuthorizeResult.CONDITIONAL
        ? toItemFilter(
            createConditionTransformer(
              this.#registry.getPermissionRuleset(resourceRef),
            )(decision.conditions),
          )
        : () => true;
    return {
      credentials,
      includes,
      check(item, name) {
        if (!includes(item)) {
          throw refusal(permission, ` for ${name}`);
        }
      },
    };
  }

  #credentialsOf(request: RequestOfCaller): Promise<CallerCredentials> {
    return this.#httpAuth.credentials(request, { allow: ['user', 'service'] });
  }
}
