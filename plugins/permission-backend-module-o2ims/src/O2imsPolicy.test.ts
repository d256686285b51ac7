import { ConfigReader } from '@backstage/config';
import {
  AuthorizeResult,
  createPermission,
  Permission,
} from '@backstage/plugin-permission-common';
import { PolicyQueryUser } from '@backstage/plugin-permission-node';
import {
  o2imsClusterReadPermission,
  o2imsHostReadPermission,
  o2imsOCloudReadPermission,
  o2imsOCloudUsePermission,
  o2imsPermissions,
  o2imsRequestApprovePermission,
  o2imsRequestCreatePermission,
  o2imsRequestDeletePermission,
  o2imsRequestReadPermission,
  o2imsRequestUpdatePermission,
  o2imsTemplateReadPermission,
} from '@o2ims-portal/plugin-o2ims-common';
import { O2imsPolicy } from './O2imsPolicy';
import { readO2imsRoles } from './O2imsRoles';

const roles = {
  viewer: ['group:default/auditors'],
  developer: ['Group:default/Devs'],
  platformEngineer: ['user:default/paula'],
};

function policyOf(o2ims: object) {
  return O2imsPolicy.create({
    roles: readO2imsRoles(new ConfigReader({ permission: { o2ims } })),
  });
}

function user(...ownershipEntityRefs: string[]) {
  return { info: { ownershipEntityRefs } } as PolicyQueryUser;
}

const viewer = user('user:default/vera', 'group:default/auditors');
const developer = user('user:default/dana', 'group:default/devs');
const engineer = user('user:default/paula');
const stranger = user('user:default/sam');

const yes = { result: AuthorizeResult.ALLOW };
const no = { result: AuthorizeResult.DENY };
const own = {
  result: AuthorizeResult.CONDITIONAL,
  pluginId: 'o2ims',
  resourceType: 'o2ims-request',
  conditions: {
    rule: 'IS_OWNER',
    resourceType: 'o2ims-request',
    params: { claims: ['user:default/dana', 'group:default/devs'] },
  },
};

describe('O2imsPolicy', () => {
  const policy = policyOf({ roles });
  const reads: Permission[] = [
    o2imsRequestReadPermission,
    o2imsClusterReadPermission,
    o2imsHostReadPermission,
    o2imsTemplateReadPermission,
    o2imsOCloudReadPermission,
  ];
  const table: [string, Permission, object, object, object][] = [
    ...reads.map(
      permission =>
        [permission.name, permission, yes, yes, yes] as [
          string,
          Permission,
          object,
          object,
          object,
        ],
    ),
    ['create', o2imsRequestCreatePermission, no, yes, yes],
    ['use an O-Cloud', o2imsOCloudUsePermission, no, yes, yes],
    ['update', o2imsRequestUpdatePermission, no, own, yes],
    ['delete', o2imsRequestDeletePermission, no, own, yes],
    ['approve', o2imsRequestApprovePermission, no, no, yes],
  ];

  it.each(table)(
    '%s: viewer, developer, platform engineer, and nobody else',
    async (_, permission, forViewer, forDeveloper, forEngineer) => {
      expect(await policy.handle({ permission }, viewer)).toEqual(forViewer);
      expect(await policy.handle({ permission }, developer)).toEqual(
        forDeveloper,
      );
      expect(await policy.handle({ permission }, engineer)).toEqual(
        forEngineer,
      );
      expect(await policy.handle({ permission }, stranger)).toEqual(no);
      expect(await policy.handle({ permission }, undefined)).toEqual(no);
    },
  );

  it('has an opinion on each permission that there is', () => {
    expect(table.map(([, { name }]) => name).sort()).toEqual(
      o2imsPermissions.map(({ name }) => name).sort(),
    );
  });

  it('keeps developers to some O-Clouds, where that is said', async () => {
    const narrow = policyOf({ roles, developerOClouds: ['local'] });
    const permission = o2imsOCloudUsePermission;
    expect(await narrow.handle({ permission }, developer)).toMatchObject({
      result: AuthorizeResult.CONDITIONAL,
      conditions: { rule: 'IN_O_CLOUD', params: { oClouds: ['local'] } },
    });
    expect(await narrow.handle({ permission }, engineer)).toEqual(yes);
  });

  it('means everybody who is signed in by *', async () => {
    const open = policyOf({ roles: { viewer: ['*'] } });
    const permission = o2imsHostReadPermission;
    expect(await open.handle({ permission }, stranger)).toEqual(yes);
    expect(await open.handle({ permission }, undefined)).toEqual(no);
  });

  it('leaves the permissions of other plugins to another policy', async () => {
    const permission = createPermission({ name: 'other', attributes: {} });
    expect(await policy.handle({ permission }, stranger)).toEqual(yes);
    const strict = O2imsPolicy.create({
      roles: readO2imsRoles(new ConfigReader({})),
      others: { handle: async () => ({ result: AuthorizeResult.DENY }) },
    });
    expect(await strict.handle({ permission }, engineer)).toEqual(no);
  });
});
