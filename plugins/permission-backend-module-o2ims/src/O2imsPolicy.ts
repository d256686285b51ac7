import {
  AuthorizeResult,
  isPermission,
  isResourcePermission,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import {
  o2imsOCloudUsePermission,
  o2imsPermissions,
  o2imsRequestCreatePermission,
  o2imsRequestDeletePermission,
  o2imsRequestResourceType,
  o2imsRequestUpdatePermission,
} from '@o2ims-portal/plugin-o2ims-common';
import {
  createOCloudConditionalDecision,
  createRequestConditionalDecision,
  oCloudConditions,
  requestConditions,
} from '@o2ims-portal/plugin-o2ims-node';
import { hasRole, O2imsRole, O2imsRoles } from './O2imsRoles';

const allow = { result: AuthorizeResult.ALLOW } as const;
const deny = { result: AuthorizeResult.DENY } as const;

const names = new Set(o2imsPermissions.map(({ name }) => name));

/**
 * Decides about requests, clusters, hosts and O-Clouds by three roles, and leaves everything else to another policy.
 *
 * @public
 */
export class O2imsPolicy implements PermissionPolicy {
  readonly #roles: O2imsRoles;
  readonly #others: PermissionPolicy;

  /** Without another policy for them, permissions of other plugins are granted. */
  static create(options: {
    roles: O2imsRoles;
    others?: PermissionPolicy;
  }): O2imsPolicy {
    return new O2imsPolicy(options);
  }

  private constructor(options: {
    roles: O2imsRoles;
    others?: PermissionPolicy;
  }) {
    this.#roles = options.roles;
    this.#others = options.others ?? { handle: async () => allow };
  }

  async handle(
    request: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    return names.has(request.permission.name)
      ? this.#decide(request, user?.info.ownershipEntityRefs ?? [])
      : this.#others.handle(request, user);
  }

  #decide({ permission }: PolicyQuery, claims: string[]): PolicyDecision {
    const is = (role: O2imsRole) =>
      claims.length > 0 && hasRole(this.#roles, role, claims);
    if (is('platformEngineer')) {
      return allow;
    }
    if (permission.attributes.action === 'read') {
      return is('developer') || is('viewer') ? allow : deny;
    }
    if (!is('developer')) {
      return deny;
    }
    if (isPermission(permission, o2imsRequestCreatePermission)) {
      return allow;
    }
    if (isPermission(permission, o2imsOCloudUsePermission)) {
      const { developerOClouds: oClouds } = this.#roles;
      return oClouds
        ? createOCloudConditionalDecision(
            o2imsOCloudUsePermission,
            oCloudConditions.inOCloud({ oClouds }),
          )
        : allow;
    }
    const isOwn =
      isPermission(permission, o2imsRequestUpdatePermission) ||
      isPermission(permission, o2imsRequestDeletePermission);
    return isOwn && isResourcePermission(permission, o2imsRequestResourceType)
      ? createRequestConditionalDecision(
          permission,
          requestConditions.isOwner({ claims }),
        )
      : deny;
  }
}
