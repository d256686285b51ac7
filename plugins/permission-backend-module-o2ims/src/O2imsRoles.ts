import { Config } from '@backstage/config';

/** @public */
export type O2imsRole = 'viewer' | 'developer' | 'platformEngineer';

/** Who has which role, as `permission.o2ims` says it. @public */
export interface O2imsRoles {
  /** Entity references in lower case; `*` for everybody. */
  members: Record<O2imsRole, string[]>;
  /** On which O-Clouds developers may ask for clusters; on all of them when undefined. */
  developerOClouds?: string[];
}

const anyone = '*';

/** @public */
export function readO2imsRoles(config: Config): O2imsRoles {
  const own = config.getOptionalConfig('permission.o2ims');
  const members = (role: O2imsRole) =>
    (own?.getOptionalStringArray(`roles.${role}`) ?? []).map(ref =>
      ref.toLocaleLowerCase('en-US'),
    );
  return {
    members: {
      viewer: members('viewer'),
      developer: members('developer'),
      platformEngineer: members('platformEngineer'),
    },
    developerOClouds: own?.getOptionalStringArray('developerOClouds'),
  };
}

/** Whether somebody who owns what these references own has a role. */
export function hasRole(
  { members }: O2imsRoles,
  role: O2imsRole,
  ownershipEntityRefs: readonly string[],
): boolean {
  return members[role].some(
    member =>
      member === anyone ||
      ownershipEntityRefs.some(
        ref => ref.toLocaleLowerCase('en-US') === member,
      ),
  );
}
