import { Host, OCloud, Request } from '@o2ims-portal/plugin-o2ims-common';
import { hostPermissionRules } from './hostRules';
import { oCloudPermissionRules } from './oCloudRules';
import { requestPermissionRules } from './requestRules';

const request = {
  owner: 'group:default/team-a',
  requestedBy: 'user:default/rita',
  oCloudId: 'west',
  labels: { tier: 'gold', empty: '' },
} as unknown as Request;

/** Both ways in which the framework asks a rule have to agree. */
function ask<T, P>(
  rule: {
    apply(item: T, params: P): boolean;
    toQuery(params: P): unknown;
  },
  item: T,
  params: P,
): boolean {
  const filter = rule.toQuery(params) as (item: T) => boolean;
  const answer = rule.apply(item, params);
  expect(filter(item)).toBe(answer);
  return answer;
}

describe('rules for requests', () => {
  const { isOwner, inOCloud, hasLabel } = requestPermissionRules;

  it.each([
    [['group:default/team-a'], true],
    [['Group:default/Team-A'], true],
    [['user:default/other', 'user:default/rita'], true],
    [['group:default/team-b'], false],
    [[], false],
  ])('IS_OWNER of %j: %j', (claims, expected) => {
    expect(ask(isOwner, request, { claims })).toBe(expected);
  });

  it('nobody owns what has no owner', () => {
    const orphan = { labels: {} } as unknown as Request;
    expect(ask(isOwner, orphan, { claims: ['undefined'] })).toBe(false);
  });

  it.each([
    [['west', 'east'], true],
    [['local'], false],
  ])('IN_O_CLOUD of %j: %j', (oClouds, expected) => {
    expect(ask(inOCloud, request, { oClouds })).toBe(expected);
  });

  it.each([
    [{ label: 'tier' }, true],
    [{ label: 'empty' }, true],
    [{ label: 'tier', value: 'gold' }, true],
    [{ label: 'tier', value: 'silver' }, false],
    [{ label: 'toString' }, false],
  ])('HAS_LABEL of %j: %j', (params, expected) => {
    expect(ask(hasLabel, request, params)).toBe(expected);
  });
});

describe('rules for hosts and O-Clouds', () => {
  it('go by O-Cloud', () => {
    const host = { oCloudId: 'west', labels: {} } as unknown as Host;
    const west = { name: 'west' } as OCloud;
    const params = { oClouds: ['west'] };
    expect(ask(hostPermissionRules.inOCloud, host, params)).toBe(true);
    expect(ask(oCloudPermissionRules.inOCloud, west, params)).toBe(true);
  });
});
