import { toOwnerRef } from './toOwnerRef';

describe('toOwnerRef', () => {
  it.each([
    ['team-a', 'group:default/team-a'],
    ['group:team-a', 'group:default/team-a'],
    ['User:Default/Rita', 'user:default/rita'],
    ['group:other/team-b', 'group:other/team-b'],
  ])('%s is %s', (owner, expected) => {
    expect(toOwnerRef(owner)).toBe(expected);
  });

  it.each(['component:default/x', 'a/b/c', ':', ''])('refuses %p', owner => {
    expect(() => toOwnerRef(owner)).toThrow(
      expect.objectContaining({ name: 'InputError' }),
    );
  });
});
